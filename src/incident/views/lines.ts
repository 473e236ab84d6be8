import { type Line, line } from '../../command/lines';
import type { Answer } from '../../desk/model';
import { areaName, headline, numberWords, teamName, titleWords, typeName } from '../../desk/words';
import { MAX_FILE_BYTES, MAX_FILES } from '../../ground/limits';
import type { CardPlace } from '../../ground/refs';
import { type TextKey, textsFor } from '../../view/text';
import { atWords, byWords, momentWords } from '../../view/time';
import { list, shorten } from '../../view/words';
import { callerState } from '../on-behalf/called';
import { typeOf } from '../policies/case-type';
import type { Incident } from '../types';
import { nextBanner } from './card/next';
import type { CardContext } from './context';
import { notifyNames, ownerName, priorityName, sealedHeadline } from './words';

export const emptyReportLine: Line = line('line.emptyReport');
/** A message that is to be a case holds neither words nor pictures. */
export const wordlessLine: Line = line('line.wordless');

/** The message stands under no major incident of theirs. */
export const noTimelineLine: Line = line('line.noTimeline');

/** No such number, or not theirs to read: both sound the same. */
export const noSuchNumberLine = (ctx: CardContext, number: number): string =>
  textsFor(ctx)('line.noSuchNumber', { number: numberWords(ctx, { number }) });

/** A command that needs a case's number came without one; `command` is its word as typed, `rest` what followed it. */
export const numberMissingLine = (ctx: CardContext, command: string, rest = ''): string =>
  textsFor(ctx)('line.numberMissing', { command, number: `${ctx.desk.prefix}-7 ${shorten(rest, 60)}`.trim() });

/** After the report form was sent. */
export const loggedLine = (ctx: CardContext, incident: Incident): string =>
  textsFor(ctx)('line.logged', { number: numberWords(ctx, incident), title: shorten(titleWords(ctx, incident), 120) });

/** The same for whoever wrote it down for somebody else; of a confidential one not what it is about. */
export const loggedForLine = (ctx: CardContext, incident: Incident): string =>
  textsFor(ctx)('line.loggedFor', {
    number: numberWords(ctx, incident),
    caller: shorten(incident.caller.name, 60),
    state: callerState(incident),
  });

/** Another operator has just written down the same call, as far as anybody can tell. */
export const sameCallLine = (ctx: CardContext, incident: Incident): string =>
  textsFor(ctx)('line.sameCall', {
    who: incident.reporter?.name ?? ownerName(ctx, incident),
    caller: shorten(incident.caller.name, 60),
    at: atWords(ctx, incident.loggedAt),
    incident: shorten(sealedHeadline(ctx, incident), 120),
  });

/** Above the report form: whose message is being reported. */
export const reportForLine = (ctx: CardContext, caller: string): string =>
  textsFor(ctx)('form.report.for', { caller: shorten(caller, 60) });

/** The same where only the client says who wrote it; empty: it names nobody. */
export const claimedByLine = (ctx: CardContext, name: string): string =>
  textsFor(ctx)('form.report.claimed', { known: name.trim() === '' ? 'no' : 'yes', name: shorten(name.trim(), 60) });

/** What was done, for the person who did it: a command's `done`. */
export const doneLine = (ctx: CardContext, done: TextKey, incident: Incident): string =>
  textsFor(ctx)(done, {
    number: numberWords(ctx, incident),
    title: shorten(titleWords(ctx, incident), 80),
    caller: incident.caller.name,
    absent: incident.absent ? 'yes' : 'no',
    priority: priorityName(ctx, incident),
    type: typeName(ctx, typeOf(incident)),
    area: areaName(ctx, incident),
    owner: ownerName(ctx, incident),
    team: teamName(ctx, incident.handOver?.team ?? incident.team),
    until: incident.seen ? momentWords(ctx, incident.seen.until) : '',
    public: incident.publicTitle ? 'yes' : 'no',
    into: incident.merged ? numberWords(ctx, incident.merged) : '',
    dated: incident.waiting?.until ? 'yes' : 'no',
    news: incident.promise ? byWords(ctx, incident.promise.dueAt) : '',
    day: incident.waiting?.until ? byWords(ctx, incident.waiting.until) : '',
    who: notifyNames(ctx, incident, [{ type: incident.escalatedTo ?? 'lead' }]),
  });

/** A command that changed nothing: how it is, and what comes next. */
export const alreadySoLine = (ctx: CardContext, incident: Incident, place: CardPlace): string =>
  textsFor(ctx)('line.alreadySo', {
    incident: shorten(headline(ctx, incident), 100),
    next: nextBanner(incident, place, ctx).text,
  });

export const FILE_PROBLEMS = [
  'not_picture',
  'too_large',
  'not_fetched',
  'too_many',
  'with_command',
  'elsewhere',
] as const;
export interface FileProblem {
  readonly name: string;
  readonly why: (typeof FILE_PROBLEMS)[number];
}

/** Which files were not kept and why: one sentence per reason. */
export const filesNotKeptLine = (ctx: CardContext, problems: readonly FileProblem[]): string => {
  const t = textsFor(ctx);
  return FILE_PROBLEMS.flatMap((why) => {
    const names = problems.filter((problem) => problem.why === why).map((problem) => shorten(problem.name, 60));
    if (names.length === 0) return [];
    const limits = { megabytes: MAX_FILE_BYTES / (1024 * 1024), most: MAX_FILES };
    return [t(`files.${why}`, { names: list(ctx, names), count: names.length, ...limits })];
  }).join(' ');
};

/** A reply to the caller that holds no words. */
export const emptyReplyLine = (ctx: CardContext, incident: Incident): string =>
  textsFor(ctx)('line.emptyReply', { caller: incident.caller.name });

/** Pictures were sent along with a reply to the caller. */
export const picturesNotSentLine = (ctx: CardContext, incident: Incident): string =>
  textsFor(ctx)('line.picturesNotSent', { caller: incident.caller.name });

/** No ready-made answer by that name, or none was named. */
export const answerUnknownLine = (ctx: CardContext, typed: string, meant?: Answer): string => {
  const t = textsFor(ctx);
  const answers = Object.values(ctx.desk.answers).map(({ name }) => name[ctx.reader.lang]);
  if (answers.length === 0) return t('line.noAnswers');
  const known = list(ctx, answers, typed.trim() === '' ? 'disjunction' : 'conjunction');
  if (typed.trim() === '') return t('line.answerWhich', { answers: known });
  return t('line.answerUnknown', {
    typed: shorten(typed, 40),
    near: meant ? 'yes' : 'no',
    nearest: meant?.name[ctx.reader.lang] ?? '',
    answers: known,
  });
};
