import type { Logger } from 'pino';
import type { BulletinContent } from './chat/bulletins/content';
import type { RenderBulletin } from './delivery/bulletins';
import { createDelivery, type DeliveryRoom } from './delivery/delivery';
import type { Limiter } from './delivery/limiter';
import { createSubjects, type SubjectKind } from './delivery/subject';
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
import type { ChatOf } from './people/reach';
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

export interface Outgoing extends Pick<DeliveryRoom<BulletinContent>, 'bulletins' | 'counts' | 'reach' | 'contacts'> {
  readonly run: RunEffect;
  readonly sweep: Sweep;
  /** To be called every `REPAIR_MS`. */
  readonly repair: Repair;
  readonly onCall: OnCallService;
}

/** Everything that leaves the desk: cards, says and ticks, and the sweep that finds what was lost on the way. */
export function createOutgoing(given: OutgoingDeps): Outgoing {
  const { store, clock, sweepMs: periodMs } = given;
  const { incidents } = store;
  const onCall = createOnCallService({ ...given, store: store.onCall });
  const subjects = createSubjects({ ...given.kinds, incident: createIncidentKind({ ...given, incidents }) });
  const delivery = createDelivery<BulletinContent>({ ...given, subjects, onDuty: onCall, periodMs });
  const { bulletins, reach, posting } = delivery;
  const backoff = createBackoff(clock);
  const record = { kind: incidentKind, store: incidents };
  const run = createRun({ kinds: [atWork({ ...given, ...record })], posting, backoff, now: () => clock.now() });
  const dispatch = createDispatch({ ...given, run, backoff });
  const parts = [
    ...delivery.sweeps(dispatch),
    ...recordSweeps({ ...given, ...record, dispatch, periodMs }),
    createGaps({ ...given, onCall, bulletins }),
    createMorningList({ ...given, onDuty: onCall, reach, bulletins }),
  ];
  const sweep = createSweep(parts, given.log);
  const repair = createRepair({ ...given, kinds: [lookThrough({ ...given, ...record, run })] });
  return { ...delivery, run, sweep, repair, onCall };
}
