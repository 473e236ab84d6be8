import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from './unavailable';

export interface Patience {
  /** How often it is tried before others count as being in the way for good. */
  readonly attempts?: number;
  /** The longest pause after the first lost race; it grows by as much with each. */
  readonly pauseMs?: number;
  /** 0 ≤ x < 1, for the length of a pause. */
  readonly random?: (() => number) | undefined;
}

/**
 * Reads, decides and writes until nobody else wrote in between. `attempt` reads afresh each time (`tries`: 0, 1, …)
 * and answers `lost` when its write found another version. Rejects with `StoreUnavailable` when it always is.
 */
export async function compareAndSet<T>(
  what: string,
  attempt: (tries: number) => Promise<T | 'lost'>,
  { attempts = 5, pauseMs = 40, random = Math.random }: Patience = {},
): Promise<T> {
  for (let tries = 0; tries < attempts; tries += 1) {
    if (tries > 0) await sleep(Math.ceil(random() * pauseMs * tries));
    const result = await attempt(tries);
    if (result !== 'lost') return result;
  }
  throw new StoreUnavailable(`${what} was written by others ${attempts} times in a row`);
}
