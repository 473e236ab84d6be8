import type { Logger } from 'pino';
import type { Platform } from '../chat/refs';
import type { Clock } from '../clock';
import type { Desk } from '../desk/types';
import { createBackoff } from './backoff';
import { createCard } from './card';
import { createCounts, type DeliveryCounts } from './counts';
import { createDelivery, type RunEffect } from './delivery';
import type { Limiter } from './limiter';
import type { PriorityJobs } from './outbox';
import type { Store } from './ports';
import { type ChatOf, createReach, type Reach } from './reach';
import { createRecipients } from './recipients';
import { createRoomOf, type RoomOf } from './room-of';
import { createSay } from './say';
import { createSender, type RenderNotice } from './send';
import type { RenderCard } from './show';
import { createStandIn } from './stand-in';
import { createSweep, type Sweep } from './sweep';
import { createTick, type TickDeps } from './tick';

export interface OutgoingDeps {
  readonly store: Store;
  /** Undefined for a platform that is off. */
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  /** Tenants and workspaces of this desk, where a bare chat id of the desk's file is looked for. */
  readonly orgs: (platform: Platform) => readonly string[];
  readonly renderCard: RenderCard;
  readonly renderNotice: RenderNotice;
  readonly handle: TickDeps['handle'];
  readonly jobs: PriorityJobs;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Longer than the chat clients' own timeout. */
  readonly leaseMs: number;
  readonly sweepMs: number;
  /** An unlinked team's card goes to where the case was reported: only for trying out. */
  readonly fallbackToOrigin?: boolean;
}

export interface Outgoing {
  readonly run: RunEffect;
  readonly sweep: Sweep;
  readonly counts: DeliveryCounts;
  readonly reach: Reach;
  readonly rooms: RoomOf;
}

/** Everything that leaves the desk: cards, says and ticks, and the sweep that finds what was lost on the way. */
export function createOutgoing(given: OutgoingDeps): Outgoing {
  const { store, clock, sweepMs: periodMs } = given;
  const { deliveries, incidents, people } = store;
  const counts = createCounts();
  const backoff = createBackoff(clock);
  const reach = createReach({ ...given, people });
  const rooms = createRoomOf({ ...given, reach });
  const recipients = createRecipients({ ...given, people, reach, rooms, counts });
  const standIn = createStandIn({ ...given, deliveries, recipients, counts });
  const sender = createSender({ ...given, recipients, standIn, counts });
  const say = createSay({ ...given, recipients, counts, send: (row, rows) => sender.send(row, rows) });
  const card = createCard({ ...given, rooms, counts });
  const tick = createTick({ ...given, incidents });
  const run = createDelivery({ incidents, backoff, card, say, tick });
  const sweep = createSweep({ ...given, run, backoff, periodMs, lost: (row) => sender.lost(row) });
  return { run, sweep, counts, reach, rooms };
}
