import { createDelivery } from '../../src/delivery/delivery';
import { createSubjects, type Snapshot } from '../../src/delivery/subject';
import type { Clock } from '../../src/ground/clock';
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
import { createFakeChat } from '../support/chat';
import { aDesk } from '../support/desk';
import { createLocalLimiter } from '../support/memory/limiter';
import { LEASE_MS, line, quiet, SECOND } from '../support/outgoing';

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

  const onDuty = { who: async () => undefined, next: async () => undefined, away: async () => new Set<string>() };
  const delivery = createDelivery({
    ...of,
    store,
    subjects,
    chat: () => fake,
    orgs: () => ['acme'],
    onDuty,
    renderBulletin: () => line('a bulletin'),
    limiter: createLocalLimiter(clock),
    instance: 'w1',
    leaseMs: LEASE_MS,
  });

  const backoff = createBackoff(clock);
  const run = createRun({
    kinds: [atWork({ ...of, handle })],
    posting: delivery.posting,
    backoff,
    now: () => clock.now(),
  });
  const dispatch = createDispatch({ ...of, jobs, run, backoff });
  const sweep = createSweep([...delivery.sweeps(dispatch), ...recordSweeps({ ...of, dispatch })], quiet);
  const repair = createRepair({ ...of, store, instance: 'w1', kinds: [lookThrough({ ...of, run })] });
  const drained = async () => void (await Promise.all(started.splice(0)));
  return { handle, run, sweep, repair, drained, chat: fake };
}
