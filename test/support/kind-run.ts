import { createAttempts } from '../../src/delivery/attempt';
import { createBulletins } from '../../src/delivery/bulletins';
import { createCounts } from '../../src/delivery/counts';
import { createCard } from '../../src/delivery/live/card';
import { createRooms } from '../../src/delivery/live/rooms';
import { createSay } from '../../src/delivery/once/say';
import { createSender } from '../../src/delivery/once/send';
import { createStandIn } from '../../src/delivery/once/stand-in';
import { createRecipients } from '../../src/delivery/recipients';
import { createStorms } from '../../src/delivery/storms';
import { createIsFolded } from '../../src/delivery/storms/card';
import { createSubjects, type Snapshot } from '../../src/delivery/subject';
import { deliverySweeps } from '../../src/delivery/sweep';
import type { Clock } from '../../src/ground/clock';
import { createContacts } from '../../src/people/contacts';
import { createReach } from '../../src/people/reach';
import { createBackoff } from '../../src/record/backoff';
import { createDispatch } from '../../src/record/dispatch';
import { createHandle } from '../../src/record/handle';
import type { Jobs } from '../../src/record/jobs';
import type { Kind, KindTypes } from '../../src/record/kind';
import { createDrain } from '../../src/record/outbox';
import { createRepair, lookThrough } from '../../src/record/repair';
import { atWork, createRun } from '../../src/record/run';
import type { RecordStore } from '../../src/record/store';
import type { Stored } from '../../src/record/stored';
import { createSweep, recordSweeps } from '../../src/record/sweep';
import type { Store } from '../../src/store';
import { createFakeChat } from './chat';
import { aDesk } from './desk';
import { createLocalLimiter } from './memory/limiter';
import { LEASE_MS, line, quiet, SECOND } from './outgoing';

export interface KindRunOptions<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly records: RecordStore<T>;
  /** What delivery asks of it. */
  readonly snapshot: (stored: Stored<T>) => Snapshot;
  /** All but the incidents of it. */
  readonly store: Omit<Store, 'incidents'>;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** One kind of record with all that record and delivery do for it, on a fake chat; nothing of any other kind. */
export function createKindRun<T extends KindTypes>(options: KindRunOptions<T>) {
  const { kind, records, snapshot, store, jobs, clock } = options;
  const desk = () => aDesk();
  const fake = createFakeChat();
  const chat = () => fake;
  const counts = createCounts();
  const subjects = createSubjects({
    [kind.name]: {
      load: async (id) => records.load(id).then((stored) => stored && snapshot(stored)),
      listed: async () => [],
      settle: (id, entries) => records.settle(id, entries),
    },
  });
  const of = { kind, store: records, desk, clock, log: quiet, periodMs: 2 * SECOND };
  const drain = createDrain({ ...of, jobs });
  const started: Promise<void>[] = [];
  const handle = createHandle({ ...of, drain: (written) => void started.push(drain(written)) });

  const post = { ...of, ...store, store, chat, counts, subjects, instance: 'w1', leaseMs: LEASE_MS };
  const attempts = createAttempts({ ...post, limiter: createLocalLimiter(clock) });
  const reach = createReach({ ...post, orgs: () => ['acme'] });
  const rooms = createRooms({ ...post, reach });
  const onDuty = { who: async () => undefined, next: async () => undefined, away: async () => new Set<string>() };
  const recipients = createRecipients({ ...post, reach, rooms, onDuty, contacts: createContacts(desk, {}) });
  const standIn = createStandIn({ ...post, recipients });
  const bulletins = createBulletins({ ...post, attempts, reach, renderBulletin: () => line('a bulletin') });
  const storms = createStorms({ ...post, bulletins });
  const sender = createSender({ ...post, attempts, recipients, standIn, storms });
  const live = createCard({ ...post, attempts, rooms, isFolded: createIsFolded({ ...post, rooms, reach, storms }) });
  const once = createSay({ ...post, recipients, send: (row, rows) => sender.send(row, rows) });

  const backoff = createBackoff(clock);
  const run = createRun({
    kinds: [atWork({ ...of, handle })],
    posting: { live, once },
    backoff,
    now: () => clock.now(),
  });
  const dispatch = createDispatch({ ...of, jobs, run, backoff });
  const lost = deliverySweeps({ ...post, dispatch, lost: (row) => sender.lost(row) });
  const sweep = createSweep([...lost, ...recordSweeps({ ...of, dispatch })], quiet);
  const repair = createRepair({ ...post, kinds: [lookThrough({ ...of, run })] });
  const drained = async () => void (await Promise.all(started.splice(0)));
  return { handle, run, sweep, repair, drained, chat: fake };
}
