import type { Jobs } from './record/jobs';
import type { Store } from './store';
import type { ChatPort } from './view/chat-port';

/** What a test puts between a process and what it stands on. */
export interface Between {
  store?(store: Store): Store;
  jobs?<J extends Jobs>(jobs: J): J;
  chat?(port: ChatPort): ChatPort;
}

type Die = () => void;
type Call<A extends readonly unknown[], R> = (...args: A) => Promise<R>;

const before =
  <A extends readonly unknown[], R>(die: Die, call: Call<A, R>): Call<A, R> =>
  async (...args) => {
    die();
    return call(...args);
  };

const after =
  <A extends readonly unknown[], R>(die: Die, call: Call<A, R>): Call<A, R> =>
  async (...args) => {
    const result = await call(...args);
    die();
    return result;
  };

const inDeliveries =
  (change: (deliveries: Store['deliveries']) => Partial<Store['deliveries']>) =>
  (store: Store): Store => ({ ...store, deliveries: { ...store.deliveries, ...change(store.deliveries) } });

/** Where a process may be ended: each is a call whose other side has, or has not, happened by then. */
const POINTS = {
  after_save: (die) => ({
    store: ({ incidents, ...store }) => ({
      ...store,
      incidents: {
        ...incidents,
        create: after(die, (id, write) => incidents.create(id, write)),
        save: after(die, (id, version, write) => incidents.save(id, version, write)),
      },
    }),
  }),
  after_enqueue: (die) => ({ jobs: (jobs) => ({ ...jobs, addAll: after(die, (...args) => jobs.addAll(...args)) }) }),
  after_plan: (die) => ({ store: inDeliveries((own) => ({ plan: after(die, (rows) => own.plan(rows)) })) }),
  after_lease: (die) => ({
    store: inDeliveries((own) => ({ lease: after(die, (id, until) => own.lease(id, until)) })),
  }),
  before_post: (die) => ({ chat: (port) => ({ ...port, post: before(die, (...args) => port.post(...args)) }) }),
  after_post: (die) => ({ chat: (port) => ({ ...port, post: after(die, (...args) => port.post(...args)) }) }),
  before_settle: (die) => ({
    store: inDeliveries((own) => ({ finish: before(die, (id, end) => own.finish(id, end)) })),
  }),
  before_shown: (die) => ({
    store: ({ live, ...store }) => ({
      ...store,
      live: { ...live, settle: before(die, (row, change, seen) => live.settle(row, change, seen)) },
    }),
  }),
} satisfies Record<string, (die: Die) => Between>;

export type CrashPoint = keyof typeof POINTS;
const isPoint = (name: string): name is CrashPoint => Object.hasOwn(POINTS, name);

/**
 * `CRASH_AT=after_save`, or `after_save:3` for the third time: this process ends there as by `kill -9`. Only for tests:
 * throws where `TEAMS_LOOPBACK_ONLY` does not say that this is one.
 */
export const crashPoints = ({ CRASH_AT, TEAMS_LOOPBACK_ONLY }: NodeJS.ProcessEnv): Between => {
  if (!CRASH_AT) return {};
  const [name = '', times = '1'] = CRASH_AT.split(':');
  if (TEAMS_LOOPBACK_ONLY !== '1') throw new Error('CRASH_AT is for tests: TEAMS_LOOPBACK_ONLY=1 is not set');
  if (!isPoint(name)) throw new Error(`CRASH_AT has no ${name}; there are: ${Object.keys(POINTS).join(', ')}`);
  let left = Number(times);
  return POINTS[name](() => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  });
};
