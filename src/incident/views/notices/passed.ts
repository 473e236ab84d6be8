import { dayNumber } from '../../../calendar/zone-offset';
import type { Audience } from '../../../delivery/subject';
import { numberWords } from '../../../desk/words';
import { VAGT } from '../../../ground/actor';
import { later } from '../../../ground/moments';
import { versionOf } from '../../../record/stored';
import { bold, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { momentWords } from '../../../view/time';
import type { View } from '../../../view/view';
import type { Notice } from '../../effects';
import { isUnresolved } from '../../lifecycle';
import { overtaken } from '../../overtaken';
import { isPending } from '../../policies/approval';
import type { IncidentEntry, StoredIncident } from '../../stored';
import type { CardContext } from '../context';
import { resolverName } from '../words';

/** A ping that stands in a conversation. */
export interface PostedPing {
  readonly effect: string;
  readonly notice: Notice;
  readonly audience?: Audience;
  readonly postedAt: Date;
  /** When the same was asked again there. */
  readonly againAt?: Date;
}

/** Since then somebody has, or had, the case. */
const TAKEN: readonly IncidentEntry['type'][] = [
  'claimed',
  'assigned',
  'accepted',
  'resolved',
  'closed',
  'merged',
  'cancelled',
];

/** Long enough that a day has no name. */
const LONG_AFTER_MS = 8 * 24 * 3600_000;

type What =
  | 'owner'
  | 'released'
  | 'resolved'
  | 'closed'
  | 'cancelled'
  | 'returned'
  | 'withdrawn'
  | 'news'
  | 'onward'
  | 'settled'
  | 'again'
  | 'approved'
  | 'declined'
  | 'notNeeded';

interface Passed {
  readonly what: What;
  readonly at: Date;
}

/** How the case stands for whoever was pinged. */
const standing = (stored: StoredIncident, since: readonly IncidentEntry[]): Passed => {
  const { status, owner, resolution, closed, cancelled, changedAt } = stored.state;
  const last = (fits: (event: IncidentEntry) => boolean) => stored.timeline.findLast(fits)?.at;
  if (status === 'cancelled') return { what: 'cancelled', at: cancelled?.at ?? changedAt };
  if (resolution && !isUnresolved(stored.state)) return { what: 'resolved', at: resolution.at };
  if (status === 'resolved' || status === 'closed') return { what: 'closed', at: closed?.at ?? changedAt };
  if (!owner) return { what: 'released', at: since.findLast(({ type }) => type === 'released')?.at ?? changedAt };
  return { what: 'owner', at: last((event) => 'owner' in event && event.owner.id === owner.id) ?? changedAt };
};

/** What became of the yes or no that somebody was asked for. */
const asked = ({ state }: StoredIncident, since: readonly IncidentEntry[]): Passed => {
  const { approval, changedAt } = state;
  if (approval?.answer) {
    return { what: approval.answer.approved ? 'approved' : 'declined', at: approval.answer.at };
  }
  const again = since.find(({ type }) => type === 'approvalReminded' || type === 'approvalAsked');
  return again && isPending(state) ? { what: 'again', at: again.at } : { what: 'notNeeded', at: changedAt };
};

const passedBy = (ping: PostedPing, stored: StoredIncident): Passed | undefined => {
  const { effect, notice, againAt } = ping;
  const since = stored.timeline.filter((event) => versionOf(event) > versionOf(effect));
  const fate = overtaken(ping, notice, stored);
  // Of a ping that stands there already it is told that it was asked again.
  const isOfUse = fate === undefined || (notice.kind === 'ping' && fate === 'overtaken');
  if (isOfUse && (notice.kind !== 'ping' || !since.some(({ type }) => TAKEN.includes(type)))) {
    return againAt && { what: 'again', at: againAt };
  }
  if ((notice.kind === 'noNews' || notice.kind === 'mayClose') && isUnresolved(stored.state) && stored.state.owner) {
    const news = since.find(({ by }) => by !== VAGT);
    if (news) return { what: 'news', at: news.at };
  }
  const told =
    notice.kind === 'newsDue' && isUnresolved(stored.state) && since.find(({ type }) => type === 'broadcast');
  if (told) return { what: 'news', at: told.at };
  // Whoever said that it is not theirs, or was overtaken: somebody else is meant.
  const went =
    notice.kind === 'meant' && stored.state.status === 'new' && since.find(({ type }) => type === 'passedOn');
  if (went) return { what: 'onward', at: went.at };
  const settled = notice.kind === 'stuck' && since.find(({ type }) => type === 'settled');
  if (settled) return { what: 'settled', at: settled.at };
  const answer = since.find(({ type }) => type === 'accepted' || type === 'returned');
  if (notice.kind.startsWith('handOver') && answer?.type === 'returned') {
    return { what: answer.withdrawn ? 'withdrawn' : 'returned', at: answer.at };
  }
  if (notice.kind === 'approvalAsked') return asked(stored, since);
  return standing(stored, since);
};

/** The time of day where it was on the day of the ping, else with its date: what stands there reads the same for ever. */
const whenWords = (ctx: CardContext, postedAt: Date, at: Date): string => {
  const dayOf = (moment: Date) => dayNumber(ctx.reader.zone, moment);
  const isSameDay = dayOf(postedAt) === dayOf(at);
  return momentWords({ ...ctx, now: isSameDay ? at : later(at, LONG_AFTER_MS) }, at);
};

/** What a ping says once it is overtaken, in one line that changes with the case alone; undefined while it stands. */
export const passedView = (ping: PostedPing, stored: StoredIncident, ctx: CardContext): View | undefined => {
  const passed = passedBy(ping, stored);
  if (!passed) return undefined;
  const { state } = stored;
  const { what, at } = passed;
  const decided = what === 'approved' || what === 'declined' ? state.approval?.answer?.by.name : undefined;
  const who = decided ?? (what === 'owner' ? state.owner?.name : resolverName(ctx, state));
  const values = { what, who: who ?? '', at: whenWords(ctx, ping.postedAt, at) };
  const sentence = textsFor(ctx)('ping.passed', values);
  const number = numberWords(ctx, state);
  return { fallback: `${number} · ${sentence}`, blocks: [text([bold(number), ` · ${sentence}`])] };
};
