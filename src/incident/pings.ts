import type { DeliveryReason } from '../delivery/reasons';
import { type Delivery } from '../delivery/rows';
import type { Target } from '../delivery/target';
import { VAGT } from '../ground/actor';
import { versionOf } from '../record/stored';
import { isNotice, type Notice } from './effects';
import type { IncidentEntry, StoredIncident } from './stored';

/** Names of people's records by id, and of the desk's file by key. */
export type NameOf = (id: string) => string | undefined;

/** The person's record behind a target. */
export const personIn = (target: Target): string | undefined => (target.type === 'person' ? target.id : undefined);

const targetOf = (target: Target, nameOf: NameOf): PingTarget => {
  if (target.type !== 'person' && target.type !== 'key') return target;
  const name = target.type === 'person' ? target.id : target.key;
  return { type: 'person', name: nameOf(name) ?? name };
};

/** The way its target names; in chat the platform that it went to, once that is known. */
const wayOf = ({ target, ref, way }: Delivery): PingWay => {
  if (target.type === 'room') return 'room';
  const named = 'way' in target ? target.way : (way ?? 'chat');
  return named === 'chat' || named === 'direct' || named === 'other' ? (ref?.address.platform ?? 'chat') : named;
};

const whereOf = (row: Delivery, nameOf: NameOf): PingWhere => ({
  to: targetOf(row.target, nameOf),
  way: wayOf(row),
});

/** Who took the case after the write of this row: the first who did. */
const takenBy = (row: Delivery, timeline: readonly IncidentEntry[]): string | undefined => {
  const since = timeline.filter((event) => versionOf(event.id) > versionOf(row.effect));
  for (const event of since) {
    if (event.type === 'claimed' || event.type === 'assigned' || event.type === 'accepted') return event.owner.name;
    if ((event.type === 'resolved' || event.type === 'cancelled') && event.by !== VAGT) return event.by.name;
  }
  return undefined;
};

const fateOf = (row: Delivery, instead: PingWhere | undefined, timeline: readonly IncidentEntry[]): Fate => {
  const why = row.reason && { reason: row.reason };
  const other = instead && { instead };
  switch (row.status) {
    case 'pending':
      return row.notBefore ? { status: 'waits', until: row.notBefore, ...why, ...other } : { status: 'queued' };
    case 'sending':
      return { status: 'sending' };
    case 'sent':
      return { status: 'sent', at: row.settledAt ?? row.createdAt, ...why };
    case 'refused':
    case 'unknown':
      return { status: row.status, ...why, ...other };
    case 'cancelled': {
      const by = row.reason === 'taken' ? takenBy(row, timeline) : undefined;
      return { status: 'cancelled', ...why, ...(by !== undefined && { by }) };
    }
  }
};

/** What was said of a case and to whom, oldest first, each with its fate so far. */
export const pingsOf = (
  rows: readonly Delivery[],
  { timeline }: Pick<StoredIncident, 'timeline'>,
  nameOf: NameOf,
): readonly Ping[] =>
  rows
    .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    .flatMap((row) => {
      const standIn = rows.find((other) => other.insteadOf === row.id);
      const fate = fateOf(row, standIn && whereOf(standIn, nameOf), timeline);
      // Who follows it is nobody's business.
      if (!isNotice(row.notice) || row.notice.kind === 'followed') return [];
      const missed = row.target.type === 'nobody' && row.meant !== undefined ? [row.meant] : row.standsFor;
      const standsFor = missed && { standsFor: missed.map((name) => nameOf(name) ?? name) };
      return [{ at: row.createdAt, kind: row.notice.kind, ...whereOf(row, nameOf), ...standsFor, fate }];
    });

/** How it travels. `chat`: in Slack or Teams, which of them is not known before it is sent; `room`: a team's channel. */
export const PING_WAYS = ['chat', 'slack', 'teams', 'room', 'mail', 'sms', 'call', 'webhook'] as const;

export type PingWay = (typeof PING_WAYS)[number];

/** Whom a say goes to; `onCall`: whoever of the team is on call, once somebody is. */
export type PingTarget =
  | { readonly type: 'person'; readonly name: string }
  | { readonly type: 'room' | 'onCall'; readonly team: string }
  | { readonly type: 'nobody' };

export interface PingWhere {
  readonly to: PingTarget;
  readonly way: PingWay;
}

/** What became of a say so far. `instead`: who hears it because this one may not have. */
export type Fate = { readonly reason?: DeliveryReason; readonly instead?: PingWhere } & (
  | { readonly status: 'queued' | 'sending' | 'refused' | 'unknown' }
  | { readonly status: 'waits'; readonly until: Date }
  | { readonly status: 'sent'; readonly at: Date }
  | { readonly status: 'cancelled'; readonly by?: string }
);

/** One say to one recipient, as `why` tells of it. */
export interface Ping extends PingWhere {
  readonly at: Date;
  readonly kind: Notice['kind'];
  /** Names of those who cannot be reached, in whose place it went there. */
  readonly standsFor?: readonly string[];
  readonly fate: Fate;
}
