import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { conversationKey, type Limiter } from '../src/delivery/limiter';
import { type Breaker } from '../src/ground/breaker';
import { isReady, redisBreaker } from './connection';

export interface RedisLimiterDeps {
  /** From `connectProducer`: it must not queue while Redis is away. */
  readonly redis: Redis;
  readonly prefix: string;
  /** The one of `redis`, shared by all that use it. */
  readonly breaker?: Breaker;
}

/** Conversations of which this process knows that nobody may call there yet. */
const MOST_RESTING = 10_000;

interface Both {
  readonly shared: RateLimiterRedis;
  /** Counts for this process alone, while Redis does not answer. */
  readonly own: RateLimiterMemory;
}

/** Shared by all workers through Redis; each counts for itself while Redis is away or does not answer. */
export function createRedisLimiter({ redis, prefix, breaker = redisBreaker() }: RedisLimiterDeps): Limiter {
  const made = new Map<string, Both>();
  /** Until when, by conversation: who asks meanwhile is answered without Redis. */
  const resting = new LRUCache<string, number>({ max: MOST_RESTING });

  const rests = (key: string, ms: number): void => void resting.set(key, performance.now() + ms);
  const restOf = (key: string): number => Math.ceil((resting.get(key) ?? 0) - performance.now());

  function limiter(points: number, seconds: number): Both {
    const name = `${points}-in-${seconds}`;
    const there = made.get(name);
    if (there) return there;
    const options = { points, duration: seconds, keyPrefix: `${prefix}:rate:${name}` };
    const shared = new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true });
    const fresh = { shared, own: new RateLimiterMemory(options) };
    made.set(name, fresh);
    return fresh;
  }

  /** How long to wait before it is asked again, who counted, and how long everybody waits when this was the last. */
  async function consume({ shared, own }: Both, key: string) {
    const waitBy = async (one: RateLimiterRedis | RateLimiterMemory) => {
      const taken = await one.consume(key).catch(refusedOrThrow);
      const nextMs = Math.max(1, Math.ceil(taken.msBeforeNext));
      const isTaken = taken.consumedPoints <= one.points;
      return { one, waitMs: isTaken ? 0 : nextMs, restMs: taken.remainingPoints > 0 ? 0 : nextMs };
    };
    if (!isReady(redis)) return waitBy(own);
    return breaker.run(() => waitBy(shared)).catch(() => waitBy(own));
  }

  return {
    async take(to, rates) {
      const key = conversationKey(to);
      const known = restOf(key);
      if (known > 0) return known;
      const taken: (RateLimiterRedis | RateLimiterMemory)[] = [];
      let longestMs = 0;
      for (const { points, seconds } of rates) {
        const { one, waitMs, restMs } = await consume(limiter(points, seconds), key);
        if (waitMs > 0) {
          rests(key, waitMs);
          // What the other rates counted was not sent.
          await Promise.allSettled(taken.map((other) => other.reward(key)));
          return waitMs;
        }
        taken.push(one);
        longestMs = Math.max(longestMs, restMs);
      }
      if (longestMs > 0) rests(key, longestMs);
      return 0;
    },

    async block(to, ms) {
      const key = conversationKey(to);
      rests(key, ms);
      const all = [...made.values()];
      await Promise.allSettled(all.map(({ own }) => own.block(key, ms / 1000)));
      if (isReady(redis)) {
        await Promise.allSettled(all.map(({ shared }) => breaker.run(() => shared.block(key, ms / 1000))));
      }
    },
  };
}

/** Of a rejected `consume`; another error is thrown on. */
function refusedOrThrow(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}
