import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createByUrgency } from '../src/ground/by-urgency';
import type { Clock } from '../src/ground/clock';
import type { SubjectRef } from '../src/ground/refs';
import type { Item, Jobs, Left, Outcome } from '../src/record/jobs';
import type { RunTogether } from '../src/record/together';

export interface HereDeps<Queues extends Jobs> {
  readonly queues: Queues;
  /** By which an effect says when it comes back. */
  readonly clock: Clock;
  /** Effects at the same time. */
  readonly atOnce?: number;
  readonly log: Pick<Logger, 'error'>;
}

const LAST = 15;
/** What comes back so soon waits here: sooner than the sweep takes it for lost. */
const SOON_MS = 3000;
/** What has gone on for so long may hang. */
const HELD_MS = 60_000;

/**
 * Where there is a worker, what a save left begins in the process that saved, without a way through Redis: the queues hold
 * timers, and what comes back later. What dies with the process is in MongoDB, and the sweep of any worker finds it.
 */
export function createHere<Queues extends Jobs>({ queues, clock, atOnce = 20, log }: HereDeps<Queues>) {
  const inTurn = createByUrgency(atOnce);
  const running = new Set<Promise<void>>();
  /** Since when an effect runs or waits here, by the clock of the machine. */
  const held = new Map<string, number>();
  const keyOf = ({ kind, id }: SubjectRef, item: Item): string => `${kind} ${id} ${item.id}`;
  const isHeld = (key: string): boolean => performance.now() - (held.get(key) ?? -HELD_MS) < HELD_MS;
  let ending = new AbortController();
  let run: RunTogether | undefined;

  /** Until it is done, or for longer than that somebody else's. */
  async function one(subject: SubjectRef, item: Left, work: () => Promise<Outcome>): Promise<void> {
    const key = keyOf(subject, item);
    held.set(key, performance.now());
    try {
      const end = clock.now().getTime() + SOON_MS;
      for (;;) {
        const { again } = await inTurn(item.urgency ?? LAST, work);
        if (!again) return;
        if (again.getTime() > end || !(await waited(again))) {
          return await queues.add(subject, { ...item, notBefore: again }, item.urgency);
        }
      }
    } catch (error) {
      log.error({ err: error, ...subject, effect: item.id }, 'an effect failed; the sweep will');
    } finally {
      held.delete(key);
    }
  }

  /** False where this ends before. */
  const waited = async (until: Date): Promise<boolean> => {
    const { signal } = ending;
    await sleep(Math.max(1, until.getTime() - clock.now().getTime()), undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  };

  function begin(subject: SubjectRef, left: readonly Left[], together: RunTogether): void {
    const work = together(subject, left, (item, effect) => one(subject, item, effect)).catch((error: unknown) => {
      log.error({ err: error, ...subject }, 'an outbox stays as it is; the sweep will');
    });
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  return {
    jobs: {
      ...queues,
      /** What runs or waits here is not lost, however long it stood in its outbox. */
      async add(subject: SubjectRef, item: Item, urgency?: number): Promise<void> {
        if (!item.isLost || !isHeld(keyOf(subject, item))) await queues.add(subject, item, urgency);
      },
      async addAll(subject: SubjectRef, left: readonly Left[]): Promise<void> {
        const isNow = (item: Left): boolean => run !== undefined && item.effect.type !== 'tick';
        const now = left.filter(isNow);
        if (run && now.length > 0) begin(subject, now, run);
        await queues.addAll(
          subject,
          left.filter((item) => !isNow(item)),
        );
      },
    },
    /** From now on effects are run here; until then, and after `stop`, they go to the queues. */
    start(together: RunTogether): void {
      ending = new AbortController();
      // Each effect that waits listens.
      setMaxListeners(0, ending.signal);
      run = together;
    },
    /** Resolves when what runs has ended. */
    async stop(): Promise<void> {
      run = undefined;
      ending.abort();
      await Promise.all(running);
    },
  };
}
