import type { Logger } from 'pino';
import type { BulletinContent } from './chat/bulletins/content';
import { createBulletins, type RenderBulletin } from './delivery/bulletins';
import type { Bulletins } from './delivery/bulletins/types';
import { countingEndings, createCounts, type DeliveryCounts } from './delivery/counts';
import type { Limiter } from './delivery/limiter';
import { createCard } from './delivery/live/card';
import { createRoomOf, type RoomOf } from './delivery/live/room-of';
import { createSay } from './delivery/once/say';
import { createSender } from './delivery/once/send';
import { createStandIn } from './delivery/once/stand-in';
import { createRecipients } from './delivery/recipients';
import { createDelivery, type RunEffect } from './delivery/run-effect';
import { createStorms } from './delivery/storms';
import { createIsFolded } from './delivery/storms/card';
import { createSubjects, type SubjectKind } from './delivery/subject';
import type { Desk } from './desk/model';
import type { Clock } from './ground/clock';
import type { Platform } from './ground/refs';
import { createMorningList } from './incident/queries/morning-list';
import {
  type AckLink,
  createIncidentKind,
  type RenderCard,
  type RenderNotice,
  type RenderPlain,
} from './incident/snapshot';
import { createGaps } from './on-call/gaps';
import { createOnCallService, type OnCallService } from './on-call/service';
import { type Contacts, createContacts } from './people/contacts';
import { type ChatOf, createReach, type Reach } from './people/reach';
import { type WayPorts } from './people/ways';
import { createBackoff } from './record/backoff';
import type { PriorityJobs } from './record/outbox';
import { type Audit, createAuditor } from './record/repair';
import { createSweep, type Sweep } from './record/sweep';
import { createTick, type TickDeps } from './record/tick';
import { type Store } from './store';

export interface OutgoingDeps {
  readonly store: Store;
  /** Undefined for a platform that is off. */
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  /** Tenants and workspaces of this desk, where a bare chat id of the desk's file is looked for. */
  readonly orgs: (platform: Platform) => readonly string[];
  readonly renderCard: RenderCard;
  readonly renderNotice: RenderNotice;
  readonly renderBulletin: RenderBulletin<BulletinContent>;
  readonly renderPlain: RenderPlain;
  /** Kinds of records beside the incident, by name. */
  readonly kinds?: Readonly<Record<string, SubjectKind>>;
  /** Ways to people beside chat; those that are off are not there. */
  readonly ways?: WayPorts;
  readonly ackLink?: AckLink;
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
  /** Told after every audit that finds nothing wrong; must not reject. */
  readonly heartbeat?: () => Promise<void>;
  /** An unlinked team's card goes to where the case was reported: only for trying out. */
  readonly fallbackToOrigin?: boolean;
}

export interface Outgoing {
  readonly run: RunEffect;
  readonly sweep: Sweep;
  /** To be called every `AUDIT_MS`. */
  readonly audit: Audit;
  readonly counts: DeliveryCounts;
  readonly reach: Reach;
  readonly rooms: RoomOf;
  readonly onCall: OnCallService;
  readonly contacts: Contacts;
  readonly bulletins: Bulletins<BulletinContent>;
}

/** Everything that leaves the desk: cards, says and ticks, and the sweep that finds what was lost on the way. */
export function createOutgoing(wanted: OutgoingDeps): Outgoing {
  const counts = createCounts();
  const store = { ...wanted.store, deliveries: countingEndings(wanted.store.deliveries, counts) };
  const { incidents, deliveries } = store;
  const subjects = createSubjects({ ...wanted.kinds, incident: createIncidentKind({ ...wanted, incidents }) });
  const given = { ...wanted, store, subjects, deliveries };
  const { clock, sweepMs: periodMs } = given;
  const { people } = store;
  const backoff = createBackoff(clock);
  const reach = createReach({ ...given, people });
  const rooms = createRoomOf({ ...given, ...store, reach });
  const onCall = createOnCallService({ ...given, store: store.onCall });
  const contacts = createContacts(given.desk, given.ways ?? {});
  const recipients = createRecipients({ ...given, people, reach, rooms, onDuty: onCall, contacts });
  const standIn = createStandIn({ ...given, deliveries, recipients, counts });
  const bulletins = createBulletins({ ...given, ...store, reach, counts });
  const storms = createStorms({ ...given, bulletins });
  const isFolded = createIsFolded({ ...given, rooms, reach, storms });
  const sender = createSender({ ...given, recipients, standIn, storms, counts });
  const say = createSay({ ...given, recipients, counts, send: (row, rows) => sender.send(row, rows) });
  const card = createCard({ ...given, rooms, isFolded, counts });
  const tick = createTick({ ...given, incidents });
  const run = createDelivery({ subjects, backoff, card, say, tick });
  const gaps = createGaps({ ...given, onCall, bulletins });
  const morningList = createMorningList({ ...given, onDuty: onCall, reach, bulletins });
  const also = [() => bulletins.sweep(), gaps, morningList, () => storms.refresh()];
  const sweep = createSweep({ ...given, run, backoff, periodMs, also, lost: (row) => sender.lost(row) });
  const audit = createAuditor({ ...given, run });
  return { run, sweep, audit, counts, reach, rooms, onCall, contacts, bulletins };
}
