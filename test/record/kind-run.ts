import { createDelivery } from '../../src/delivery/delivery';
import { createSubjects, type Snapshot } from '../../src/delivery/subject';
import type { Clock } from '../../src/ground/clock';
import type { SubjectRef } from '../../src/ground/refs';
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
import { directTo, LEASE_MS, line, quiet, SECOND } from '../support/outgoing';

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

type Run<T extends KindTypes> = ReturnType<typeof createKindRun<T>>;

/** Where the stories of a kind are played: in memory, or on MongoDB and BullMQ. */
export interface KindWorld<T extends KindTypes> extends Omit<KindRunOptions<T>, 'kind' | 'snapshot'> {
  readonly work: (run: Pick<Run<T>, 'run' | 'sweep' | 'drained'>) => void;
  /** Lets this much time pass, really or on a clock, and at least as long as it is not so. */
  readonly pass: (ms: number, isSo: () => boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
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
    },
  });
  const of = { kind, store: records, desk, clock, log: quiet, periodMs: 2 * SECOND };
  const drain = createDrain({ ...of, jobs });
  const started: Promise<void>[] = [];
  const handle = createHandle({ ...of, drain: (saved) => void started.push(drain(saved)) });

  const onDuty = { who: async () => undefined, next: async () => undefined, away: async () => new Set<string>() };
  const delivery = createDelivery({
    ...of,
    store,
    subjects,
    chat: () => fake,
    orgs: () => ['acme'],
    onDuty,
    isSilent: () => false,
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
  const repair = createRepair({
    ...of,
    store,
    instance: 'w1',
    kinds: [lookThrough({ ...of, run, handle, newestDesk: async () => desk() })],
  });
  const drained = async () => void (await Promise.all(started.splice(0)));
  const seen = () => fake.messages().map((message) => message.view.fallback);
  const meet = (user: string) =>
    store.people.meet({
      identity: { platform: 'teams', org: 'acme', user },
      name: user,
      member: true,
      direct: directTo(user),
    });
  return { handle, run, sweep, repair, drained, seen, meet };
}

/** What delivery is told of a record that is for one person, and is told as plainly as can be. */
export const plainSnapshot = <T extends KindTypes>(
  subject: SubjectRef,
  { version, outbox }: Stored<T>,
  person: string,
): Omit<Snapshot, 'card' | 'notice' | 'overtaken'> => {
  const origin = { platform: 'teams', kind: 'direct', id: `a:${person}` } as const;
  return {
    subject,
    version,
    cards: (place) => outbox.filter(({ effect }) => effect.type === 'live' && effect.place === place),
    team: 'service-desk',
    confidential: false,
    caller: person,
    language: 'en',
    origin,
    answerAt: origin,
    hasOwner: false,
    listed: { subject, number: 0, title: subject.id, priority: 'P5', open: true },
    unplanned(effect) {
      const entry = outbox.find((one) => one.id === effect);
      if (entry?.effect.type !== 'once') return undefined;
      const { to, notice } = entry.effect;
      return { effect, audience: to, notice, at: entry.at };
    },
    siblings: () => [],
    unheard: () => undefined,
    nobody: () => undefined,
    hearers: () => [{ type: 'id', id: person }],
    isForRoom: () => false,
    isForCaller: () => true,
    traits: () => ({ isPing: false, mustArrive: false, mayBeFolded: false, callsGroup: false }),
    plain: () => Promise.reject(new Error('It is told in chat')),
  };
};
