import type { DeliveryReason } from '../delivery/reasons';
import type { Audience as AnyAudience } from '../delivery/subject';
import type { Way } from '../desk/model';
import { isSameNotify } from '../desk/notify';
import { VAGT } from '../ground/actor';
import { versionOf } from '../record/stored';
import type { Notice } from './effects';
import type { IncidentEvent } from './events';
import { isUnresolved } from './lifecycle';
import { majorNow } from './major/rules';
import { callerState } from './on-behalf/called';
import { isPending } from './policies/approval';
import { isRaised } from './policies/priority';
import type { StoredIncident } from './stored';
import type { Incident } from './types';

/** A say, as far as it matters for whether it is still of use. */
interface Said {
  readonly effect: string;
  /** Absent: whoever it is for. */
  readonly audience?: AnyAudience;
  readonly way?: Way;
}

/** The case as it is now, and what has happened to it since the say was decided. */
interface Meanwhile {
  readonly said: Said;
  readonly state: Incident;
  readonly timeline: StoredIncident['timeline'];
  readonly since: StoredIncident['timeline'];
}

type Overtaken<N> = (notice: N, meanwhile: Meanwhile) => boolean;

const happened = ({ since }: Meanwhile, ...types: readonly IncidentEvent['type'][]): boolean =>
  since.some(({ type }) => types.includes(type));

/** What a person writes to another is always of use. */
const never: Overtaken<unknown> = () => false;

/** Nobody works on it any more. */
const isOver: Overtaken<unknown> = (_, { state }) => !isUnresolved(state);

/** Of several of a kind the newest goes; none once the case is over. */
const untilNext =
  (...types: readonly IncidentEvent['type'][]): Overtaken<unknown> =>
  (_, meanwhile) =>
    isOver(_, meanwhile) || happened(meanwhile, ...types);

/** Who has it: until it was put back, somebody else has it, or it was over. */
const hasChangedHands = untilNext('claimed', 'assigned', 'accepted', 'released', 'resolved', 'cancelled');

/** It waits for its caller no longer, or anew. */
const isAnswered: Overtaken<unknown> = (_, meanwhile) =>
  meanwhile.state.status !== 'waiting' ||
  meanwhile.state.waiting?.reason !== 'caller' ||
  happened(meanwhile, 'asked', 'waiting', 'answered', 'resumed', 'nudged');

const isOpenAgain: Overtaken<unknown> = (_, meanwhile) => happened(meanwhile, 'reopened');

/** A ping is for a case that nobody has taken: what took it makes it pointless, also when it was put back since. */
const isTaken: Overtaken<unknown> = (_, meanwhile) =>
  meanwhile.state.status !== 'new' || happened(meanwhile, 'claimed', 'assigned', 'accepted', 'released', 'resolved');

/** The same people were pinged again by the same way. */
const isPingedAgain: Overtaken<unknown> = (_, { said: { audience, way }, since }) =>
  audience !== undefined &&
  since.some(
    (event) =>
      event.type === 'pinged' &&
      event.notify.some((to) => isSameNotify(to, audience)) &&
      event.ways?.find(({ to }) => isSameNotify(to, audience))?.by === way,
  );

/** Its writer deleted it before it was said. */
const isErased: Overtaken<unknown> = (_, { said, since }) =>
  since.some((event) => event.type === 'erased' && versionOf(event.of) === versionOf(said.effect));

/** The held message that it is was taken back. */
const isUndone: Overtaken<unknown> = (notice, meanwhile) => {
  const { said, since, timeline } = meanwhile;
  const written = timeline.find((event) => versionOf(event.id) === versionOf(said.effect) && event.type === 'messaged');
  const message = written?.type === 'messaged' ? written.held?.message : undefined;
  const isTakenBack = since.some((event) => event.type === 'unsent' && event.message === message);
  return (message !== undefined && isTakenBack) || isErased(notice, meanwhile);
};

/** Until when each is of use: true as soon as it need not be said any more. */
const OVERTAKEN: { readonly [K in Notice['kind']]: Overtaken<Extract<Notice, { readonly kind: K }>> } = {
  claimed: hasChangedHands,
  assigned: hasChangedHands,
  meant: (_, { said, state }) => state.status !== 'new' || state.meant?.to?.key !== said.audience?.['key'],
  stuck: (_, { state }) => state.stuck === undefined || !isUnresolved(state),
  settled: untilNext('settled', 'claimed', 'accepted'),
  unwanted: (_, meanwhile) => meanwhile.state.status !== 'new',
  released: (_, meanwhile) => meanwhile.state.status !== 'new' || happened(meanwhile, 'released'),
  promised: untilNext('planned'),
  newsPromised: untilNext('newsPromised'),
  promiseBroken: untilNext(
    'newsPromised',
    'promiseBroken',
    'messaged',
    'workedAround',
    'asked',
    'claimed',
    'assigned',
    'accepted',
  ),
  nudged: isAnswered,
  mayClose: isAnswered,
  worse: (_, meanwhile) =>
    isOver(_, meanwhile) || meanwhile.since.some((one) => one.type === 'assessed' && isRaised(one.was, one.priority)),
  asked: never,
  messaged: isUndone,
  workaround: untilNext('workedAround'),
  merged: isOpenAgain,
  unmerged: (_, { state }) => state.merged !== undefined,
  alsoHit: untilNext('alsoHit'),
  answered: isErased,
  pictures: isErased,
  resolved: never,
  notYet: never,
  returned: never,
  rehomed: untilNext('rehomed', 'accepted'),
  cancelled: isOpenAgain,
  confirmed: isOpenAgain,
  worksNow: isOpenAgain,
  closedByItself: isOpenAgain,
  reopened: untilNext('reopened'),
  targetWarning: ({ target }, meanwhile) =>
    isOver(target, meanwhile) ||
    meanwhile.since.some(
      (one) => (one.type === 'targetWarned' || one.type === 'targetBreached') && one.target === target,
    ),
  targetBreached: isOver,
  noNews: (_, meanwhile) =>
    isOver(_, meanwhile) || !meanwhile.state.owner || meanwhile.since.some(({ by }) => by !== VAGT),
  waitOver: untilNext('waiting', 'asked', 'resumed'),
  handOver: (_, { said, state }) => state.handOver?.team !== (said.audience?.['team'] ?? state.handOver?.team ?? ''),
  handOverWaits: ({ team }, { state }) => state.handOver?.team !== team,
  ping: (_, meanwhile) => isTaken(_, meanwhile) || isPingedAgain(_, meanwhile),
  escalated: isOver,
  undelivered: never,
  approvalAsked: (_, meanwhile) =>
    !isPending(meanwhile.state) || happened(meanwhile, 'approvalAsked', 'approvalReminded'),
  approvalAnswered: (_, { state }) => !isPending(state),
  approved: isOver,
  inquired: (_, { state }) => !isPending(state),
  declined: isOpenAgain,
  erased: isErased,
  invited: isOver,
  lowScore: never,
  newsDue: (_, meanwhile) => majorNow(meanwhile.state) === undefined || happened(meanwhile, 'broadcast', 'newsDue'),
  stoodDown: isOver,
  isYours: (_, { state }) => callerState(state) !== 'asked' || !isUnresolved(state),
  notTheirs: never,
  majorOffered: (_, { state }) => state.major !== undefined || !isUnresolved(state),
  /** Whoever follows it hears the newest alone. */
  followed: (_, meanwhile) => happened(meanwhile, 'resolved', 'cancelled', 'reopened', 'merged'),
};

const isOvertaken = <K extends Notice['kind']>(
  notice: Extract<Notice, { readonly kind: K }>,
  kind: K,
  meanwhile: Meanwhile,
): boolean => OVERTAKEN[kind](notice, meanwhile);

/** Why what was decided by the write of its effect need not be said any more, in the case as it is now. */
export function overtaken(said: Said, notice: Notice, { state, timeline }: StoredIncident): DeliveryReason | undefined {
  const since = timeline.filter((event) => versionOf(event.id) > versionOf(said.effect));
  const meanwhile = { said, state, timeline, since };
  if (!isOvertaken(notice, notice.kind, meanwhile)) return undefined;
  if (notice.kind === 'messaged') return 'undone';
  return notice.kind === 'ping' && isTaken(notice, meanwhile) ? 'taken' : 'overtaken';
}
