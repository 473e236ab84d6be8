import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { conversationKey, type Limiter } from '../src/delivery/limiter';

export interface RedisLimiterDeps {
  /** From `connectProducer`: it must not queue while Redis is away. */
  readonly redis: Redis;
  readonly prefix: string;
}

/** Shared by all workers through Redis; each counts for itself while Redis is away. */
export function createRedisLimiter({ redis, prefix }: RedisLimiterDeps): Limiter {
  const made = new Map<string, RateLimiterRedis>();

  function limiter(points: number, seconds: number): RateLimiterRedis {
    const name = `${points}-in-${seconds}`;
    const there = made.get(name);
    if (there) return there;
    const options = { points, duration: seconds, keyPrefix: `${prefix}:rate:${name}` };
    const insuranceLimiter = new RateLimiterMemory(options);
    const fresh = new RateLimiterRedis({
      ...options,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter,
    });
    made.set(name, fresh);
    return fresh;
  }

  return {
    async take(to, rates) {
      const key = conversationKey(to);
      const taken: RateLimiterRedis[] = [];
      for (const { points, seconds } of rates) {
        const one = limiter(points, seconds);
        const waitMs = await one.consume(key).then(() => 0, waitOf);
        if (waitMs > 0) {
          // What the other rates counted was not sent.
          await Promise.allSettled(taken.map((other) => other.reward(key)));
          return waitMs;
        }
        taken.push(one);
      }
      return 0;
    },

    async block(to, ms) {
      const key = conversationKey(to);
      await Promise.allSettled([...made.values()].map((one) => one.block(key, ms / 1000)));
    },
  };
}

/** Of a rejected `consume`; its insurance leaves no other error, and one there were must not stop a send. */
const waitOf = (reason: unknown): number =>
  reason instanceof RateLimiterRes ? Math.max(1, Math.ceil(reason.msBeforeNext)) : 0;
