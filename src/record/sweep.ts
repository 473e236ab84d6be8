import type { Logger } from 'pino';
import { type Clock } from '../ground/clock';
import { inTime } from '../ground/in-time';
import { later } from '../ground/moments';
import type { Dispatch } from './dispatch';
import type { Jobs } from './jobs';
import type { Kind, KindTypes } from './kind';
import type { RecordStore } from './store';
import type { OutboxEntry, Stored } from './stored';

/** One look through MongoDB for everything that a queue may have lost. Harmless beside others of its kind. */
export type Sweep = () => Promise<void>;

/** What is older than this has been lost on its way to a job, in milliseconds. */
export const LOST_AFTER_MS = 5000;
/** What falls due later than this need not be in a queue yet: several sweeps to come find it, in milliseconds. */
export const AHEAD_MS = 10_000;
/** So many passes see a deadline before it comes: one may be slow, or fail. */
const LOOK_AHEAD = 4;
const PAGE = 100;
const LARGEST_PAGE = 5000;
/** A pass goes on by itself after this, so that what hangs keeps nothing that falls due later. */
const PASS_MS = 4000;
/** What was handed on and hangs keeps no part of a sweep from being looked through again. */
export const passing = async (work: Promise<unknown>): Promise<void> =>
  void (await inTime(work, PASS_MS, () => undefined));

/** A page that grows while what is on it does not move, so that stuck rows never hide the others. */
export function createPage() {
  let limit = PAGE;
  let last = '';
  return {
    limit: () => limit,
    seen(ids: readonly string[]) {
      const isFull = ids.length >= limit;
      const now = `${ids[0]} ${ids.length}`;
      limit = isFull && now === last ? Math.min(limit * 2, LARGEST_PAGE) : isFull ? limit : PAGE;
      last = now;
    },
  };
}

type Lost<T extends KindTypes> = Pick<Stored<T>, 'state' | 'outbox'>;

export interface RecordSweepDeps<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly store: Pick<RecordStore<T>, 'unsettled' | 'due'>;
  readonly dispatch: Dispatch;
  readonly jobs?: Pick<Jobs, 'isUp'>;
  readonly clock: Clock;
  /** How often it is called; deadlines within `LOOK_AHEAD` of these are enqueued. */
  readonly periodMs: number;
}

/** The outboxes and the deadlines of one kind, each looked through on its own. */
export function recordSweeps<T extends KindTypes>(deps: RecordSweepDeps<T>): readonly Sweep[] {
  const { kind, store, dispatch, jobs, clock, periodMs } = deps;
  const page = createPage();
  const subject = (id: string) => ({ kind: kind.name, id });

  async function oldOutboxes(): Promise<void> {
    // Without a queue nothing is on its way.
    const lostAfterMs = jobs?.isUp?.() === false ? 0 : LOST_AFTER_MS;
    const found = await store.unsettled(later(clock.now(), -lostAfterMs), page.limit());
    page.seen(found.map((one) => one.state.id));
    const handOn = ({ state }: Lost<T>, entry: OutboxEntry<T['effect']>): Promise<boolean> =>
      dispatch(subject(state.id), entry, kind.urgency(entry.effect, state));
    const all = found.flatMap((one) => {
      const isSaid = ({ effect }: OutboxEntry<T['effect']>) => effect.type === 'once';
      const says = one.outbox.filter(isSaid);
      const inOrder = async (): Promise<void> => {
        for (const entry of says) await handOn(one, entry);
      };
      return [inOrder(), ...one.outbox.filter((entry) => !isSaid(entry)).map((entry) => handOn(one, entry))];
    });
    await passing(Promise.all(all));
  }

  async function dueTicks(): Promise<void> {
    const found = await store.due(later(clock.now(), LOOK_AHEAD * periodMs), LARGEST_PAGE);
    const ticks = found.map(({ id, version, nextAt }) =>
      dispatch(subject(id), { id: `${version}.0`, effect: { type: 'tick', at: nextAt } }),
    );
    await passing(Promise.all(ticks));
  }

  return [oldOutboxes, dueTicks];
}

/**
 * Every part is looked through, whatever becomes of the others, and at once: what is urgent in one waits for no other. One
 * that has not come to its end is not begun again beside itself.
 */
export const createSweep = (parts: readonly Sweep[], log: Pick<Logger, 'warn'>): Sweep => {
  const running = new Set<Sweep>();
  const look = async (part: Sweep): Promise<void> => {
    if (running.has(part)) return;
    running.add(part);
    await part().catch((error: unknown) => log.warn({ err: error, part: part.name }, 'part of a sweep failed'));
    running.delete(part);
  };
  return () => passing(Promise.all(parts.map(look)));
};
