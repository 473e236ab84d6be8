import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from './unavailable';

export interface Patience {
  /** How often it is tried, at most. */
  readonly attempts?: number;
  /** No try begins later than this after the first one, in ms. */
  readonly forMs?: number;
  /** The longest pause after the first lost race; it grows by as much with each, up to `LONGEST_PAUSE_MS`. */
  readonly pauseMs?: number;
  /** 0 ≤ x < 1, for the length of a pause. */
  readonly random?: (() => number) | undefined;
}

/** A person waits for the answer: Teams takes none that comes later than 15 s. */
const FOR_MS = 12_000;
const LONGEST_PAUSE_MS = 300;

/** A job may come back later: others get out of the way meanwhile. */
export const OF_A_JOB: Patience = { attempts: 5 };

/**
 * Reads, decides and writes until nobody else wrote in between. `attempt` reads afresh each time (`tries`: 0, 1, …)
 * and answers `lost` when its write found another version. Rejects with `StoreUnavailable` when it always is.
 */
export async function compareAndSet<T>(
  what: string,
  attempt: (tries: number) => Promise<T | 'lost'>,
  { attempts = Infinity, forMs = FOR_MS, pauseMs = 40, random = Math.random }: Patience = {},
): Promise<T> {
  const end = performance.now() + forMs;
  for (let tries = 0; tries < attempts && (tries === 0 || performance.now() < end); tries += 1) {
    if (tries > 0) await sleep(Math.ceil(random() * Math.min(pauseMs * tries, LONGEST_PAUSE_MS)));
    const result = await attempt(tries);
    if (result !== 'lost') return result;
  }
  throw new StoreUnavailable(`${what} was written by others each time`);
}
