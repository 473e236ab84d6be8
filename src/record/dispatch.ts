import type { Logger } from 'pino';
import { createByUrgency } from '../ground/by-urgency';
import type { Clock } from '../ground/clock';
import { createTurns } from '../ground/in-turn';
import { later } from '../ground/moments';
import type { SubjectRef } from '../ground/refs';
import type { Backoff } from './backoff';
import { effectKey, type Item, type Jobs, jobOf, type RunEffect } from './jobs';
import { LOST_AFTER_MS } from './sweep';

/**
 * Hands an effect that may have been lost to a job, or runs it here when there is no queue; true when either was done.
 * Never rejects.
 */
export type Dispatch = (subject: SubjectRef, item: Item, urgency?: number) => Promise<boolean>;

export interface DispatchDeps {
  readonly jobs: Pick<Jobs, 'add'>;
  readonly run: RunEffect;
  /** The one that `run` reports to. */
  readonly backoff: Backoff;
  readonly clock: Clock;
  /** How far `clock` is ahead of this machine's own, by which a queue wakes its jobs. */
  readonly offsetMs?: () => number;
  readonly log: Pick<Logger, 'error'>;
}

/** What runs here at the same time while there is no queue. */
const AT_ONCE = 8;
const [FIRST, LAST] = [1, 15];
/** A machine whose clock is so far behind wakes a job too late. */
const OFF_MS = 1000;

export function createDispatch({ jobs, run, backoff, clock, offsetMs = () => 0, log }: DispatchDeps): Dispatch {
  const here = createByUrgency(AT_ONCE);
  const inTurn = createTurns();
  /** Of an earlier pass, and not at its end. */
  const running = new Set<string>();
  return async (subject, item, urgency) => {
    const job = jobOf(item);
    const key = effectKey(subject, job);
    const mine = `${key} ${item.id}`;
    if (backoff.isResting(key) || running.has(mine)) return false;
    try {
      const isDue = job.type !== 'tick' || job.at <= clock.now();
      const isEarly = job.type === 'tick' && job.at > later(clock.now(), -LOST_AFTER_MS);
      const lost = isEarly ? item : { ...item, isLost: true as const };
      const mayOversleep = job.type === 'tick' && isDue && offsetMs() > OFF_MS;
      const isAdded =
        !mayOversleep &&
        (await jobs.add(subject, lost, urgency).then(
          () => true,
          () => false,
        ));
      if (isAdded || !isDue) return true;
      running.add(mine);
      const first = urgency ?? (job.type === 'tick' ? FIRST : LAST);
      await inTurn(key, () => here(first, () => run(subject, job))).finally(() => running.delete(mine));
      return true;
    } catch (error) {
      log.error({ err: error, ...subject, effect: item.id }, 'an effect failed; it is tried again later');
      return false;
    }
  };
}
