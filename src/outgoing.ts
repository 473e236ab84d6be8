import type { BulletinContent } from './chat/bulletins/content';
import { createDelivery, type DeliveryDeps } from './delivery/delivery';
import { createOutages } from './delivery/outages';
import { createOutageKind, outageAtWork } from './delivery/outages/kind';
import { createOutageNews } from './delivery/outages/news';
import { createWatch } from './delivery/outages/watch';
import { createPutAway } from './delivery/put-away';
import { createSubjects } from './delivery/subject';
import type { Channel } from './ground/refs';
import { createDepartures } from './incident/departures';
import { createRecounts } from './incident/follow/recount';
import { incidentKind } from './incident/kind';
import { createBroadcasts } from './incident/major/broadcasts';
import { createChoosing } from './incident/queries/choosing';
import { createMerging } from './incident/queries/merging';
import { createMorningList } from './incident/queries/morning-list';
import { createSurveying } from './incident/queries/surveying';
import { createRevisions } from './incident/revisions/kept';
import { createIncidentKind, type IncidentKindDeps } from './incident/snapshot';
import type { HandleIncident } from './incident/stored';
import { createGaps } from './on-call/gaps';
import { createReleases } from './on-call/releases';
import { createOnCallService } from './on-call/service';
import { createBackoff } from './record/backoff';
import { createDispatch } from './record/dispatch';
import type { Jobs } from './record/jobs';
import { createLateness } from './record/lateness';
import { createRepair, lookThrough } from './record/repair';
import { atWork, createRun } from './record/run';
import { createSweep, recordSweeps } from './record/sweep';
import { createTogether } from './record/together';
import { createNightly, type NightlyDeps } from './registers/nightly';
import { reviewKind } from './review/kind';
import { createReviewKind } from './review/snapshot';
import type { HandleReview } from './review/stored';
import { solutionKind } from './solution/kind';
import { createSolutionKind } from './solution/snapshot';
import type { HandleSolution } from './solution/stored';
import { type Store } from './store';

type OfDelivery = Omit<DeliveryDeps<BulletinContent>, 'store' | 'subjects' | 'onDuty' | 'isSilent' | 'periodMs'>;

export interface OutgoingDeps
  extends OfDelivery,
    Omit<IncidentKindDeps, 'incidents' | 'files' | 'follows' | 'people' | 'live' | 'bulletins'> {
  readonly store: Store;
  readonly handle: HandleIncident;
  readonly handleSolution: HandleSolution;
  readonly handleReview: HandleReview;
  readonly jobs: Jobs;
  readonly sweepMs: number;
  readonly deskFolder?: NightlyDeps['deskFolder'];
  readonly log: OfDelivery['log'] & NightlyDeps['log'];
  readonly newId: NightlyDeps['newId'];
  /** How far `clock` is ahead of this machine's own; absent: it is this machine's. */
  readonly offsetMs?: () => number;
  /** Told after every repair that finds nothing wrong; must not reject. */
  readonly heartbeat?: () => Promise<void>;
}

export type Outgoing = ReturnType<typeof createOutgoing>;

/** Everything that leaves the desk: cards, says and ticks, and the sweep that finds what was lost on the way. */
export function createOutgoing(given: OutgoingDeps) {
  const { store, clock, sweepMs: periodMs } = given;
  const { incidents } = store;
  const watch = createWatch(given);
  const { chat } = watch;
  const isSilent = (platform: Channel): boolean => watch.isSilent(platform);
  const onCall = createOnCallService({
    ...given,
    store: store.onCall,
    say: (one) => delivery.bulletins.put(one),
  });
  const incident = createIncidentKind({
    ...given,
    incidents,
    files: store.files,
    follows: store.follows,
    people: store.people,
    live: store.live,
    bulletins: { put: (one) => delivery.bulletins.put(one) },
  });
  const solution = createSolutionKind({ ...given, solutions: store.solutions });
  const review = createReviewKind({ ...given, reviews: store.reviews });
  const outage = createOutageKind({ ...given, outages: store.outages });
  const subjects = createSubjects({ incident, solution, review, outage });
  const delivery = createDelivery<BulletinContent>({ ...given, chat, isSilent, subjects, onDuty: onCall, periodMs });
  const { bulletins, reach, posting } = delivery;
  const outages = createOutages({ ...given, watch });
  const backoff = createBackoff(clock);
  const record = { kind: incidentKind, store: incidents };
  const lateness = createLateness();
  const choosing = createChoosing({ ...given, incidents, turns: store.turns, reach, onDuty: onCall });
  const surveying = createSurveying({ ...given, incidents, people: store.people, handle: choosing });
  const handle = createMerging({ ...given, incidents, follows: store.follows, handle: surveying });
  const solutions = { kind: solutionKind, store: store.solutions, handle: given.handleSolution };
  const reviews = { kind: reviewKind, store: store.reviews, handle: given.handleReview };
  const kinds = [
    atWork({ ...given, ...record, handle, late: (ms) => lateness.note(ms) }),
    atWork({ ...given, ...solutions }),
    atWork({ ...given, ...reviews }),
    outageAtWork,
  ];
  const run = createRun({
    kinds,
    posting,
    backoff,
    now: () => clock.now(),
  });
  const dispatch = createDispatch({ ...given, run, backoff });
  const parts = [
    async function untoldOnCall() {
      await onCall.tellLeft();
    },
    createOutageNews({ ...given, ...delivery, chat, outages }),
    createReleases({ ...given, onCall, deliveries: store.deliveries }),
    ...delivery.sweeps(dispatch),
    ...recordSweeps({ ...given, ...record, dispatch, periodMs }),
    ...recordSweeps({ ...given, ...solutions, dispatch, periodMs }),
    ...recordSweeps({ ...given, ...reviews, dispatch, periodMs }),
    createGaps({ ...given, onCall, bulletins }),
    createDepartures({ ...given, acquaint: delivery.acquaint }),
    createRevisions(given),
    createNightly(given),
    createRecounts(given),
    createBroadcasts({ ...given, bulletins }),
    createMorningList({ ...given, onDuty: onCall, reach, bulletins }),
  ];
  const sweep = createSweep(parts, given.log);
  const newestDesk = async () => {
    const head = await store.desks.head();
    const desk = given.desk();
    return head === undefined || head.active === desk.version ? desk : undefined;
  };
  /** To be called every `REPAIR_MS`. */
  const repair = createRepair({
    ...given,
    kinds: [
      lookThrough({ ...given, ...record, run, newestDesk }),
      lookThrough({ ...given, ...solutions, run, newestDesk }),
      lookThrough({ ...given, ...reviews, run, newestDesk }),
      createPutAway({ ...given, deliveries: store.deliveries }),
    ],
  });
  return {
    ...delivery,
    /** Which platforms cannot be reached, and since when. */
    outages,
    lateness: () => lateness.read(),
    run,
    together: createTogether(kinds, run),
    sweep,
    repair,
    onCall,
    undelivered: (...said: Parameters<typeof subjects.undelivered>) => subjects.undelivered(...said),
  };
}
