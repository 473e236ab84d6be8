import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { type Breaker, createBreaker } from '../src/ground/breaker';

export type RedisLog = Pick<Logger, 'info' | 'warn'>;

const MOST_WAIT_MS = 2000;
/** Within this every connection has tried again once more, or given up. */
export const LAST_RETRY_MS = MOST_WAIT_MS + 300;

const retryStrategy = (times: number) => Math.min(times * 200, MOST_WAIT_MS);

/** For producers and the limiter: a command rejects at once while Redis is away. */
export function connectProducer(url: string, log: RedisLog): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: MOST_WAIT_MS,
    commandTimeout: MOST_WAIT_MS,
    retryStrategy,
  });
  return logOnce(redis, 'producers', log);
}

/**
 * For workers: waits for Redis as long as it takes. BullMQ's copies of it share `isEnding`: once true none of them
 * connects again, so that a worker can stop while Redis is away.
 */
export function connectWorker(url: string, log: RedisLog, isEnding: () => boolean): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: MOST_WAIT_MS,
    retryStrategy: (times) => (isEnding() ? null : retryStrategy(times)),
  });
  return logOnce(redis, 'workers', log);
}

/** One line when it goes, one when it is back; the retries in between are silent. */
function logOnce(redis: Redis, user: string, log: RedisLog): Redis {
  let isAway = false;
  redis.on('error', (error: Error) => {
    if (isAway) return;
    isAway = true;
    log.warn({ reason: error.message, user }, 'Redis is away; MongoDB remembers what is to be done');
  });
  redis.on('ready', () => {
    if (isAway) log.info({ user }, 'Redis is back');
    isAway = false;
  });
  return redis;
}

const REST_MS = 10_000;

/** For one that accepts and does not answer: after one time limit it is not asked for a while. */
export const redisBreaker = (): Breaker => createBreaker({ failures: 1, restMs: REST_MS, isFailure: () => true });

export const isReady = (redis: Redis): boolean => redis.status === 'ready';
