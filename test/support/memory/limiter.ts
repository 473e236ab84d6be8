import { conversationKey, type Limiter } from '../../../src/delivery/limiter';
import type { Clock } from '../../../src/ground/clock';

const FORGET_AFTER = 1000;

/** For one process, on the clock of a test. Counts exactly (a sliding window). */
export function createLocalLimiter(clock: Clock): Limiter {
  const sent = new Map<string, readonly number[]>();
  const blocked = new Map<string, number>();

  function forget(now: number, longestMs: number): void {
    if (sent.size < FORGET_AFTER) return;
    for (const [key, times] of sent) if ((times.at(-1) ?? 0) <= now - longestMs) sent.delete(key);
    for (const [key, until] of blocked) if (until <= now) blocked.delete(key);
  }

  return {
    async take(to, rates) {
      const now = clock.now().getTime();
      const key = conversationKey(to);
      const longestMs = Math.max(0, ...rates.map((rate) => rate.seconds * 1000));
      forget(now, longestMs);
      const times = (sent.get(key) ?? []).filter((at) => at > now - longestMs);
      const waits = rates.map(({ points, seconds }) => {
        const oldest = times.at(-points);
        return oldest === undefined ? 0 : oldest + seconds * 1000 - now;
      });
      const wait = Math.max(0, (blocked.get(key) ?? 0) - now, ...waits);
      if (wait === 0) sent.set(key, [...times, now]);
      return wait;
    },
    async block(to, ms) {
      blocked.set(conversationKey(to), clock.now().getTime() + ms);
    },
  };
}
