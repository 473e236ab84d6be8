import { setTimeout as sleep } from 'node:timers/promises';

/** The result if it is there in `ms`, else what `late` gives, or throws; the work goes on. */
export async function inTime<T, L>(work: Promise<T>, ms: number, late: () => L): Promise<T | L> {
  const over = new AbortController();
  const limit = sleep(Math.max(0, ms), undefined, { signal: over.signal }).then(late);
  try {
    return await Promise.race([work, limit]);
  } finally {
    over.abort();
  }
}
