import type { Logger } from 'pino';
import type { BulletinContent } from './chat/bulletins/content';
import { createAttempts } from './delivery/attempt';
import { createBulletins, type RenderBulletin } from './delivery/bulletins';
import type { Bulletins } from './delivery/bulletins/types';
import { countingEndings, createCounts, type DeliveryCounts } from './delivery/counts';
import type { Limiter } from './delivery/limiter';
import { createCard } from './delivery/live/card';
import { createRooms, type Rooms } from './delivery/live/rooms';
import { createSay } from './delivery/once/say';
import { createSender } from './delivery/once/send';
import { createStandIn } from './delivery/once/stand-in';
import { createRecipients } from './delivery/recipients';
import { createStorms } from './delivery/storms';
import { createIsFolded } from './delivery/storms/card';
import { createSubjects, type SubjectKind } from './delivery/subject';
import { deliverySweeps } from './delivery/sweep';
import type { Desk } from './desk/model';
import type { Clock } from './ground/clock';
import type { Platform } from './ground/refs';
import { incidentKind } from './incident/kind';
import { createMorningList } from './incident/queries/morning-list';
import {
  type AckLink,
  createIncidentKind,
  type RenderCard,
  type RenderNotice,
  type RenderPlain,
} from './incident/snapshot';
import type { HandleIncident } from './incident/stored';
import { createGaps } from './on-call/gaps';
import { createOnCallService, type OnCallService } from './on-call/service';
import { type Contacts, createContacts } from './people/contacts';
import { type ChatOf, createReach, type Reach } from './people/reach';
import { type WayPorts } from './people/ways';
import { createBackoff } from './record/backoff';
import { createDispatch } from './record/dispatch';
import type { Jobs, RunEffect } from './record/jobs';
import { createRepair, lookThrough, type Repair } from './record/repair';
import { atWork, createRun } from './record/run';
import { createSweep, recordSweeps, type Sweep } from './record/sweep';
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
  readonly handle: HandleIncident;
  readonly jobs: Jobs;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Longer than the chat clients' own timeout. */
  readonly leaseMs: number;
  readonly sweepMs: number;
  /** Told after every repair that finds nothing wrong; must not reject. */
  readonly heartbeat?: () => Promise<void>;
  /** An unlinked team's card goes to where the case was reported: only for trying out. */
  readonly fallbackToOrigin?: boolean;
}

export interface Outgoing {
  readonly run: RunEffect;
  readonly sweep: Sweep;
  /** To be called every `REPAIR_MS`. */
  readonly repair: Repair;
  readonly counts: DeliveryCounts;
  readonly reach: Reach;
  readonly rooms: Rooms;
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
  const attempts = createAttempts({ ...given, counts });
  const backoff = createBackoff(clock);
  const reach = createReach({ ...given, people });
  const rooms = createRooms({ ...given, ...store, reach });
  const onCall = createOnCallService({ ...given, store: store.onCall });
  const contacts = createContacts(given.desk, given.ways ?? {});
  const recipients = createRecipients({ ...given, people, reach, rooms, onDuty: onCall, contacts });
  const standIn = createStandIn({ ...given, deliveries, recipients, counts });
  const bulletins = createBulletins({ ...given, ...store, attempts, reach, counts });
  const storms = createStorms({ ...given, bulletins });
  const isFolded = createIsFolded({ ...given, rooms, reach, storms });
  const sender = createSender({ ...given, recipients, standIn, storms, attempts, counts });
  const say = createSay({ ...given, recipients, counts, send: (row, rows) => sender.send(row, rows) });
  const card = createCard({ ...given, rooms, isFolded, attempts, counts });
  const record = { kind: incidentKind, store: incidents };
  const kinds = [atWork({ ...given, ...record })];
  const run = createRun({ kinds, posting: { live: card, once: say }, backoff, now: () => clock.now() });
  const dispatch = createDispatch({ ...given, run, backoff });
  const gaps = createGaps({ ...given, onCall, bulletins });
  const morningList = createMorningList({ ...given, onDuty: onCall, reach, bulletins });
  const parts = [
    ...deliverySweeps({ ...given, dispatch, periodMs, lost: (row) => sender.lost(row) }),
    ...recordSweeps({ ...given, ...record, dispatch, periodMs }),
    () => bulletins.sweep(),
    gaps,
    morningList,
    () => storms.refresh(),
  ];
  const sweep = createSweep(parts, given.log);
  const repair = createRepair({ ...given, kinds: [lookThrough({ ...given, ...record, run })] });
  return { run, sweep, repair, counts, reach, rooms, onCall, contacts, bulletins };
}
