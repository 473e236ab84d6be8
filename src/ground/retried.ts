import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does it again until it succeeds. `pauseMs` says how long to wait after a failure; undefined: it is not worth another
 * try, and rejects with that failure. `tries` counts from 1.
 */
export async function retried<T>(
  work: () => Promise<T>,
  pauseMs: (error: unknown, tries: number) => number | undefined | Promise<number | undefined>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const ms = await pauseMs(error, tries);
      if (ms === undefined) throw error;
      await sleep(ms);
    }
  }
}
