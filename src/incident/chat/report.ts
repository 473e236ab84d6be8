import type { Subject } from '../../command/input';
import type { Who } from '../../command/turn';
import type { Impact, Urgency } from '../../desk/model';
import type { Lang } from '../../ground/lang';
import { LIMITS } from '../../ground/limits';
import { callerGroupOf } from '../../people/caller-group';
import type { HandledIncident } from '../stored';
import type { IncidentTurn } from '../turn';
import type { Attachment } from '../types';

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

/** The first line is the title, cut at a word; the whole text is kept where it says more. */
export const titleAndDetails = (text: string): { readonly title: string; readonly details?: string } => {
  const whole = text.trim();
  const [line = ''] = whole.split('\n');
  const first = line.trim();
  if (first.length <= LIMITS.title) return first === whole ? { title: first } : { title: first, details: whole };
  const cut = first.slice(0, LIMITS.title - 1);
  const space = cut.lastIndexOf(' ');
  return { title: `${(space > LIMITS.title / 2 ? cut.slice(0, space) : cut).trimEnd()}…`, details: whole };
};

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
    ...(caller && { caller: { id: caller.person.id, name: caller.person.name } }),
    ...(group !== undefined && { callerGroup: group }),
    ...(report.assessment && { assessment: report.assessment }),
  });
  if (handled.type === 'done' && !caller) await rememberLanguage(turn, language);
  return handled;
};
