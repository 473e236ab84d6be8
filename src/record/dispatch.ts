import type { Logger } from 'pino';
import type { Clock } from '../ground/clock';
import type { SubjectRef } from '../ground/refs';
import type { Backoff } from './backoff';
import { effectKey, type Item, type Jobs, jobOf, type RunEffect } from './jobs';

/** Hands an effect to a job, or runs it here when there is no queue; true when either was done. Never rejects. */
export type Dispatch = (subject: SubjectRef, item: Item, urgency?: number) => Promise<boolean>;

export interface DispatchDeps {
  readonly jobs: Jobs;
  readonly run: RunEffect;
  /** The one that `run` reports to. */
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
}

export function createDispatch({ jobs, run, backoff, clock, log }: DispatchDeps): Dispatch {
  return async (subject, item, urgency) => {
    const job = jobOf(item);
    if (backoff.isResting(effectKey(subject, job))) return false;
    try {
      const isAdded = await jobs.add(subject, item, urgency).then(
        () => true,
        () => false,
      );
      if (!isAdded && (job.type !== 'tick' || job.at <= clock.now())) await run(subject, job);
      return true;
    } catch (error) {
      log.error({ err: error, ...subject, effect: item.id }, 'an effect failed; it is tried again later');
      return false;
    }
  };
}
