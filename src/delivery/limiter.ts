import type { Clock } from '../ground/clock';
import type { ChatAddress } from '../ground/refs';
import type { ChatPort } from '../view/chat-port';

/** Keeps each conversation below what its platform takes. Never rejects, never waits. */
export interface Limiter {
  /** Takes one call to this conversation: 0 when it may go now, else how many ms from now it may be asked again. */
  take(to: ChatAddress, rates: ChatPort['rates']): Promise<number>;
  /** The platform itself said stop: nothing goes there for `ms`. */
  block(to: ChatAddress, ms: number): Promise<void>;
}

export const conversationKey = (to: ChatAddress): string => `${to.platform}/${to.id}`;

const FORGET_AFTER = 1000;

/** For one process: used while Redis is away. Counts exactly (a sliding window). */
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
