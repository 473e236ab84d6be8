import type { Subject } from '../../command/input';
import type { Who } from '../../command/turn';
import type { CaseType, Impact, Urgency } from '../../desk/model';
import type { Lang } from '../../ground/lang';
import type { ChatAddress } from '../../ground/refs';
import { isSettled } from '../../people/after-meeting';
import { callerGroupOf } from '../../people/caller-group';
import { callerRecordOf } from '../../registers/caller-record';
import type { Report } from '../commands';
import { areaKey } from '../policies/area';
import { typeFor } from '../policies/case-type';
import { areasFor } from '../policies/category';
import { serviceMeant } from '../policies/services/named';
import { knownTo } from '../queries/known';
import type { HandledIncident } from '../stored';
import type { IncidentTurn } from '../turn';
import type { Attachment } from '../types';
import { deviceIn, type FoundDevice } from './device';
import { offeredFor } from './intake';
import { titleAndDetails } from './title-and-details';

/** A case that an operator writes down for its caller. */
interface OnBehalf extends Pick<Report, 'called' | 'absent' | 'asks'> {
  readonly caller: Who;
  readonly place: ChatAddress;
}

export interface ReportText {
  readonly text: string;
  readonly where?: string;
  readonly attachments: readonly Attachment[];
  readonly assessment?: { readonly impact?: Impact; readonly urgency?: Urgency };
  /** Chosen in the form; else its words tell. */
  readonly caseType?: CaseType;
  readonly category?: string;
  /** Chosen in the form; else its words tell. Empty: of none. */
  readonly device?: FoundDevice;
  /** Key of the service, chosen in the form; else its device or its words tell. Empty: of none. */
  readonly service?: string;
  /** It came in a mail that nobody vouches for. */
  readonly unconfirmed?: true;
  /** What stood above the form, and was not enough. */
  readonly declined?: string | undefined;
  /** The language of the command's word. */
  readonly lang?: Lang;
  /** The message it is made from: its writer is the caller, and it is answered there. */
  readonly subject?: Subject;
  /** Whose it is, when somebody else wrote it down for them, and where they read. */
  readonly onBehalf?: OnBehalf;
}

/**
 * What its caller reads where that is settled, else the language of the command's word, else of the text; another's words
 * tell nothing of it.
 */
const languageOf = (
  { deps, ctx }: IncidentTurn,
  { person, reader }: Who,
  { text, lang, onBehalf }: ReportText,
): Lang => {
  if (onBehalf) return reader.lang;
  const isKnown = isSettled({ ...person, language: reader.lang });
  const spoken = isKnown ? undefined : (lang ?? deps.guessLanguage(text));
  return spoken && ctx.desk.languages.includes(spoken) ? spoken : reader.lang;
};

/** Whose first report it is reads in its language from now on, unless that is settled. */
const rememberLanguage = async (turn: IncidentTurn, language: Lang): Promise<void> => {
  const { person, reader } = turn.who;
  if (isSettled({ ...person, language: reader.lang })) return;
  await turn.deps.store.people.setLanguage(person.id, language, 'report');
};

/** Who wrote the message, when that is somebody else than the person who reports it. */
const callerOf = async (turn: IncidentTurn, { author }: Subject): Promise<Who | undefined> => {
  const who = author && (await turn.deps.whoIs.person(author));
  return who && who.person.id !== turn.who.person.id ? who : undefined;
};

const more = ({ called, absent, asks }: OnBehalf) => ({
  ...(called && { called }),
  ...(absent && { absent }),
  ...(asks && { asks }),
});

/** Logs a report; the caller's and the team's card follow by themselves. */
export const logReport = async (turn: IncidentTurn, report: ReportText): Promise<HandledIncident> => {
  const { subject, onBehalf } = report;
  const caller = onBehalf?.caller ?? (subject && (await callerOf(turn, subject)));
  const of = caller ?? turn.who;
  const language = languageOf(turn, of, report);
  const { person, actor } = of;
  const group = callerGroupOf(turn.ctx.desk, { key: actor.deskKey, email: person.email });
  const { input, deps, ctx } = turn;
  const [record, found, learned, disturbances] = await Promise.all([
    callerRecordOf({ desk: ctx.desk, callers: deps.store.callers }, { key: actor.deskKey, email: person.email }),
    report.device ?? deviceIn(turn, `${report.text}\n${report.where ?? ''}`),
    deps.learned(),
    knownTo({ who: of, deps }),
  ]);
  const words = titleAndDetails(report.text);
  const areas = areasFor(turn.ctx.desk, `${words.title}\n${words.details ?? ''}`, learned);
  const category = report.category ?? areas[0].category;
  const meant = serviceMeant(ctx.desk, { text: report.text, category, group }).service?.key;
  const service = report.service ?? found.service ?? meant ?? '';
  const caseType = report.caseType ?? typeFor(ctx.desk, report.text);
  // Nobody else has what one person needs, or may hear of it.
  const isShared = caseType !== 'request' && !ctx.desk.categories[category]?.confidential;
  const offered = offeredFor(turn, {
    text: report.text,
    category,
    group,
    member: actor.member,
    ...(service !== '' && { service }),
    known: isShared ? disturbances : [],
    declined: report.declined,
  });
  const wrote = subject ? subject.wrote : input.type === 'message' ? input.wrote : undefined;
  // A note of a call is nobody's message to the desk: it is not followed when it is edited.
  const from = onBehalf ? undefined : wrote;
  const handled = await turn.deps.handle({
    type: 'report',
    incident: turn.deps.newId(),
    key: turn.input.key,
    by: turn.who.actor,
    number: 0,
    source: turn.input.place.platform,
    ...words,
    suggested: areas.map(areaKey),
    ...(report.where && { where: report.where }),
    attachments: report.attachments,
    ...(report.unconfirmed && { unconfirmed: true as const }),
    language,
    origin: onBehalf?.place ?? subject?.place ?? turn.input.place,
    ...(subject?.link && { link: subject.link }),
    ...(from !== undefined && { from }),
    ...(caller && { caller: { id: caller.person.id, name: caller.person.name } }),
    ...(onBehalf && more(onBehalf)),
    ...(actor.deskKey !== undefined && { callerKey: actor.deskKey }),
    ...(found.device && { device: found.device }),
    ...(found.earlier && { earlier: found.earlier }),
    ...(service !== '' && { service }),
    ...offered,
    ...(record && { callerRecord: record }),
    ...(group !== undefined && { callerGroup: group }),
    ...(report.caseType && { caseType: report.caseType }),
    ...(report.category !== undefined && { category: report.category }),
    ...(report.assessment && { assessment: report.assessment }),
  });
  if (handled.type === 'done' && !caller) await rememberLanguage(turn, language);
  return handled;
};
