import { areaName, numberWords, teamName } from '../../../desk/words';
import { textsFor } from '../../../view/text';
import { atWords, byWords, durationWords } from '../../../view/time';
import { list } from '../../../view/words';
import type { Audience, Notice } from '../../effects';
import { isUnresolved } from '../../lifecycle';
import { teamsOf } from '../../policies/hops';
import type { EscalationLevel, Incident } from '../../types';
import { awaitedName } from '../approval-words';
import type { CardContext } from '../context';
import { priorityWords } from '../from-commands';
import { chosenWords } from '../routing-words';
import { closesWords, mayReopen, ownerName, whomWords } from '../words';

/** Who follows the case itself, has the same, follows its service, its team. */
const FOLLOWING = { case: 'follower', meToo: 'meToo', service: 'ofService', team: 'ofTeam' } as const;
export type Following = (typeof FOLLOWING)[keyof typeof FOLLOWING];

/** Who is told; whoever a step names counts as staff. */
export type NoticeReader = 'caller' | 'owner' | EscalationLevel | 'person' | Following;

export const isFollowing = (to: NoticeReader): to is Following => Object.values(FOLLOWING).some((one) => one === to);

/** They may not read the case, and hear of it nothing that was not written for them. */
export const isOutside = (to: NoticeReader): to is Exclude<Following, 'follower'> =>
  isFollowing(to) && to !== 'follower';

/** How an audience reads: whoever a step names is a person of the staff. */
export const noticeReaderOf = (audience: Audience): NoticeReader => {
  if (audience.type === 'participant') return 'follower';
  if (audience.type === 'followers') return FOLLOWING[audience.via ?? 'team'];
  const { type } = audience;
  return type === 'sender' ||
    type === 'addressee' ||
    type === 'approver' ||
    type === 'on-call' ||
    type === 'level' ||
    type === 'skill' ||
    type === 'next'
    ? 'person'
    : type;
};

/** What has a sentence of its own for the caller, `notice.<kind>.caller`. */
export const CALLER_KINDS = [
  'claimed',
  'released',
  'closedByItself',
  'cancelled',
  'asked',
  'messaged',
  'workaround',
  'merged',
  'unmerged',
  'resolved',
  'promised',
  'newsPromised',
  'promiseBroken',
  'nudged',
  'mayClose',
  'inquired',
  'approved',
  'declined',
  'stoodDown',
] as const satisfies readonly Notice['kind'][];

const BY_CALLER: readonly Notice['kind'][] = [
  'answered',
  'approvalAsked',
  'approvalAnswered',
  'pictures',
  'erased',
  'notYet',
  'worse',
  'confirmed',
  'worksNow',
  'lowScore',
];

/** Who did it: as told, else the caller for what only they do, else its owner or team. */
const actorOf = (notice: Notice, incident: Incident, ctx: CardContext, actor: string | undefined): string =>
  actor ?? (BY_CALLER.includes(notice.kind) ? incident.caller.name : ownerName(ctx, incident));

/** Whether its caller is asked how urgent it is now that something helps. */
export const asksUrgency = ({ kind }: Notice, incident: Incident): boolean =>
  kind === 'workaround' && incident.unanswered.includes('urgency') && isUnresolved(incident);

/** What an ended or resolved case does next, for the caller; empty for everyone else. */
export const afterwards = (notice: Notice, incident: Incident, ctx: CardContext, to: NoticeReader): string => {
  if (to !== 'caller') return '';
  const t = textsFor(ctx);
  if (asksUrgency(notice, incident)) return t('question.urgency', { place: 'caller' });
  if (notice.kind === 'resolved') return [t('notice.doesItWork'), ...closesWords(incident, 'caller', ctx)].join(' ');
  if (notice.kind !== 'closedByItself' && notice.kind !== 'cancelled' && notice.kind !== 'declined') return '';
  const until = mayReopen(incident, ctx);
  return until ? t('next.reopenUntil', { by: byWords(ctx, until) }) : '';
};

const numbersOf = (notice: Notice, incident: Incident, ctx: CardContext) => {
  const since = incident.policy?.from ?? incident.loggedAt;
  return {
    waited: durationWords(ctx.reader.lang, ctx.now.getTime() - since.getTime()),
    by: 'dueAt' in notice && notice.dueAt ? byWords(ctx, notice.dueAt) : '',
    again: notice.kind === 'promiseBroken' && notice.dueAt ? 'yes' : 'no',
    target: 'target' in notice ? notice.target : '',
    approver: awaitedName(incident, ctx),
    repeat: (notice.kind === 'ping' || notice.kind === 'approvalAsked') && notice.repeat ? 'yes' : 'no',
    given: notice.kind === 'claimed' && notice.given ? 'yes' : 'no',
    byRule: notice.kind === 'assigned' && notice.byRule ? 'yes' : 'no',
    how: chosenWords(incident, ctx),
    hops: teamsOf(incident).length,
    left: notice.kind === 'released' && notice.left ? 'yes' : 'no',
    withdrawn: notice.kind === 'returned' && notice.withdrawn ? 'yes' : 'no',
    said: 'text' in notice && notice.text !== '' ? 'yes' : 'no',
    edited: 'edited' in notice && notice.edited ? 'yes' : 'no',
    late: 'dueAt' in notice && notice.dueAt ? atWords(ctx, notice.dueAt) : '',
    into: notice.kind === 'merged' ? numberWords(ctx, notice) : '',
    what: notice.kind === 'followed' ? notice.what : '',
    count: notice.kind === 'pictures' ? notice.attachments.length : 'people' in notice ? notice.people : 0,
    score: notice.kind === 'lowScore' ? notice.score : 0,
    percent: notice.kind === 'targetWarning' ? notice.percent : 0,
    reason: notice.kind === 'waitOver' ? notice.reason : '',
    silent: notice.kind === 'noNews' ? durationWords(ctx.reader.lang, ctx.now.getTime() - notice.since.getTime()) : '',
    gone: notice.kind === 'rehomed' && !notice.because ? 'yes' : 'no',
    area: areaName(ctx, incident),
    other: 'team' in notice ? teamName(ctx, notice.team) : '',
    offered: incident.handOver ? 'yes' : 'no',
    source: incident.called?.source ?? 'other',
    reporter: incident.reporter?.name ?? teamName(ctx, incident.team),
    absent: incident.absent ? 'yes' : 'no',
    receiver: teamName(ctx, incident.handOver?.team ?? incident.team),
    ...(notice.kind === 'undelivered' && { ...notice, whom: whomWords(ctx, notice.whom, incident) }),
  };
};

/** The message in one or two sentences. */
export const sentenceOf = (
  notice: Notice,
  incident: Incident,
  ctx: CardContext,
  to: NoticeReader,
  actor?: string,
): string => {
  const t = textsFor(ctx);
  const callerKind = to === 'caller' ? CALLER_KINDS.find((kind) => kind === notice.kind) : undefined;
  const values = {
    to,
    actor: actorOf(notice, incident, ctx, actor),
    caller: incident.caller.name,
    team: teamName(ctx, incident.team),
    priority: priorityWords(ctx, incident, to === 'caller' ? 'caller' : 'team'),
    ...numbersOf(notice, incident, ctx),
  };
  return callerKind ? t(`notice.${callerKind}.caller`, values) : t(`notice.${notice.kind}.staff`, values);
};

/** Names of those whom its reader stands in for. `also`: it is for the reader as well. */
export interface StandsFor {
  readonly names: readonly string[];
  readonly also: boolean;
}

/** For whom its reader stands in; empty for nobody. */
export const standsForWords = (standsFor: StandsFor | undefined, ctx: CardContext): string =>
  standsFor
    ? textsFor(ctx)('notice.standsFor', { who: list(ctx, standsFor.names), also: standsFor.also ? 'yes' : 'no' })
    : '';
