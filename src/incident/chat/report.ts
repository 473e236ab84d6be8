import type { Subject } from '../../command/input';
import type { Who } from '../../command/turn';
import type { Impact, Urgency } from '../../desk/model';
import type { Lang } from '../../ground/lang';
import { callerGroupOf } from '../../people/caller-group';
import type { HandledIncident } from '../stored';
import type { IncidentTurn } from '../turn';
import type { Attachment } from '../types';
import { titleAndDetails } from './title-and-details';

export interface ReportText {
  readonly text: string;
  readonly where?: string;
  readonly attachments: readonly Attachment[];
  readonly assessment?: { readonly impact: Impact; readonly urgency: Urgency };
  /** The language of the command's word. */
  readonly lang?: Lang;
  /** The message it is made from: its writer is the caller, and it is answered there. */
  readonly subject?: Subject;
}

const spoken = (turn: IncidentTurn, text: string): Lang | undefined => {
  const lang = turn.deps.guessLanguage(text);
  return lang && turn.ctx.desk.languages.includes(lang) ? lang : undefined;
};

/** The language of the words, else of the command, else the one this person reads. */
const languageOf = (turn: IncidentTurn, report: ReportText): Lang =>
  spoken(turn, report.text) ?? report.lang ?? turn.who.reader.lang;

/** Whose first report it is reads in its language from now on, unless they chose another. */
const rememberLanguage = async (turn: IncidentTurn, language: Lang): Promise<void> => {
  const { person } = turn.who;
  if (person.languageFrom === 'chosen' || person.languageFrom === 'report') return;
  await turn.deps.store.people.setLanguage(person.id, language, 'report');
};

/** Who wrote the message, when that is somebody else than the person who reports it. */
const callerOf = async (turn: IncidentTurn, { author }: Subject): Promise<Who | undefined> => {
  const who = author && (await turn.deps.whoIs.person(author));
  return who && who.person.id !== turn.who.person.id ? who : undefined;
};

/** Logs a report; the caller's and the team's card follow by themselves. */
export const logReport = async (turn: IncidentTurn, report: ReportText): Promise<HandledIncident> => {
  const { subject } = report;
  const caller = subject && (await callerOf(turn, subject));
  const language = caller ? (spoken(turn, report.text) ?? caller.reader.lang) : languageOf(turn, report);
  const { person, actor } = caller ?? turn.who;
  const group = callerGroupOf(turn.ctx.desk, { key: actor.deskKey, email: person.email });
  const { input } = turn;
  const from = subject ? subject.wrote : input.type === 'message' ? input.wrote : undefined;
  const handled = await turn.deps.handle({
    type: 'report',
    incident: turn.deps.newId(),
    key: turn.input.key,
    by: turn.who.actor,
    number: 0,
    source: turn.input.place.platform,
    ...titleAndDetails(report.text),
    ...(report.where && { where: report.where }),
    attachments: report.attachments,
    language,
    origin: subject?.place ?? turn.input.place,
    ...(subject?.link && { link: subject.link }),
    ...(from !== undefined && { from }),
    ...(caller && { caller: { id: caller.person.id, name: caller.person.name } }),
    ...(group !== undefined && { callerGroup: group }),
    ...(report.assessment && { assessment: report.assessment }),
  });
  if (handled.type === 'done' && !caller) await rememberLanguage(turn, language);
  return handled;
};
