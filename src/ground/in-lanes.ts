import { inParallel } from './in-parallel';
import { inTime } from './in-time';

/**
 * Runs `each` over all items in the order given: one of a lane at a time, `atOnce` lanes side by side. A lane that has not
 * ended after `patienceMs` goes on with what it has begun and begins nothing more; it stays taken until that ends, and
 * its items are left out meanwhile. So what hangs in one lane holds up no other. `each` must not reject.
 */
export function createLanes(atOnce: number, patienceMs: number) {
  const taken = new Set<string>();

  return async <T>(items: readonly T[], laneOf: (item: T) => string, each: (item: T) => Promise<void>) => {
    const lanes = new Map<string, T[]>();
    for (const item of items) lanes.set(laneOf(item), [...(lanes.get(laneOf(item)) ?? []), item]);
    const free = [...lanes].filter(([lane]) => !taken.has(lane));
    await inParallel(free, atOnce, async ([lane, own]) => {
      let isLate = false;
      taken.add(lane);
      const work = async () => {
        for (const item of own) if (!isLate) await each(item);
        taken.delete(lane);
      };
      await inTime(work(), patienceMs, () => {
        isLate = true;
      });
    });
  };
}
