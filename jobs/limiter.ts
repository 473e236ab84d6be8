import type { Redis } from 'ioredis';
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

interface Both {
  readonly shared: RateLimiterRedis;
  /** Counts for this process alone, while Redis does not answer. */
  readonly own: RateLimiterMemory;
}

/** Shared by all workers through Redis; each counts for itself while Redis is away or does not answer. */
export function createRedisLimiter({ redis, prefix, breaker = redisBreaker() }: RedisLimiterDeps): Limiter {
  const made = new Map<string, Both>();

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

  /** How long to wait before it is asked again, and who counted. */
  async function consume({ shared, own }: Both, key: string) {
    const waitBy = async (one: RateLimiterRedis | RateLimiterMemory) => ({
      one,
      waitMs: await one.consume(key).then(() => 0, waitOf),
    });
    if (!isReady(redis)) return waitBy(own);
    return breaker.run(() => waitBy(shared)).catch(() => waitBy(own));
  }

  return {
    async take(to, rates) {
      const key = conversationKey(to);
      const taken: (RateLimiterRedis | RateLimiterMemory)[] = [];
      for (const { points, seconds } of rates) {
        const { one, waitMs } = await consume(limiter(points, seconds), key);
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
      const all = [...made.values()];
      await Promise.allSettled(all.map(({ own }) => own.block(key, ms / 1000)));
      if (isReady(redis)) {
        await Promise.allSettled(all.map(({ shared }) => breaker.run(() => shared.block(key, ms / 1000))));
      }
    },
  };
}

/** Of a rejected `consume`; another error is thrown on. */
function waitOf(reason: unknown): number {
  if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext));
  throw reason;
}
