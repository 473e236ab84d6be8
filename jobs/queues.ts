import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Breaker } from '../src/ground/breaker';
import { type Clock, systemClock } from '../src/ground/clock';
import type { Jobs } from '../src/record/jobs';
import { jobOf } from '../src/record/jobs';
import { versionOf } from '../src/record/stored';
import { AHEAD_MS } from '../src/record/sweep';
import { isReady, redisBreaker } from './connection';
import { jobId, type QueueName, SENDS, TIMERS } from './payload';

/** The producer's side of both queues. */
export interface Queues extends Jobs {
  isUp(): boolean;
  /** How many jobs wait in each queue, later ones included; rejects while Redis is away. */
  depths(): Promise<Readonly<Record<QueueName, number>>>;
  /** Closes the queues, not the connection. */
  close(): Promise<void>;
}

export interface QueuesDeps {
  /** From `connectProducer`. */
  readonly redis: Redis;
  /** With a hash tag, e.g. `{vagt:it}`. */
  readonly prefix: string;
  /** The one of `redis`, shared by all that use it. */
  readonly breaker?: Breaker;
  /** By which a deadline is due. */
  readonly clock?: Clock;
}

/** Between the most and the least urgent, where nobody says how urgent it is; what is said before cards. */
const MIDDLE = { live: 13, once: 8, command: 8 };

/** A job that has ended leaves nothing behind: a kept one would swallow the next of its id. */
const defaultJobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 };

export function createQueues({ redis, prefix, breaker = redisBreaker(), clock = systemClock }: QueuesDeps): Queues {
  const made = new Map<QueueName, Queue>();

  /** Made on first use: a queue that was made without Redis would wait for it, and one that failed stays so. */
  function queue(name: QueueName): Queue {
    if (!isReady(redis)) throw new Error('Redis is away');
    const there = made.get(name);
    if (there) return there;
    const fresh = new Queue(name, { connection: redis, prefix, defaultJobOptions });
    // The connection logs its own troubles.
    fresh.on('error', () => {});
    fresh.waitUntilReady().catch(() => made.delete(name));
    made.set(name, fresh);
    return fresh;
  }

  /** Rejects at once while Redis is away, or does not answer. */
  const ask = async <T>(name: QueueName, work: (queue: Queue) => Promise<T>): Promise<T> => {
    const there = queue(name);
    return breaker.run(() => work(there));
  };

  return {
    isUp: () => isReady(redis) && !breaker.isOpen(),

    async depths() {
      const count = (name: QueueName) => ask(name, (one) => one.count());
      const [timers, sends] = await Promise.all([count(TIMERS), count(SENDS)]);
      return { [TIMERS]: timers, [SENDS]: sends };
    },

    add,
    async addAll(subject, left) {
      const added = await Promise.allSettled(left.map((item) => add(subject, item, item.urgency)));
      const failed = added.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },

    async close() {
      await Promise.allSettled([...made.values()].map((one) => one.close()));
      made.clear();
    },
  };

  async function add(...[subject, entry, urgency]: Parameters<Jobs['add']>): Promise<void> {
    const job = jobOf(entry);
    const idOf = (name: string) => jobId(subject, entry.isLost ? `${name}-lost` : name);
    if (job.type === 'tick') {
      const at = job.at.getTime();
      // Both by the same clock: when it comes due does not hang on this machine's.
      const timestamp = clock.now().getTime();
      if (at - timestamp > AHEAD_MS) return;
      const options = { timestamp, delay: Math.max(0, at - timestamp), jobId: idOf(`${versionOf(entry)}`) };
      await ask(TIMERS, (timers) => timers.add('tick', { subject, at }, options));
      return;
    }
    const { type, ...data } = job;
    const delay = entry.notBefore ? Math.max(0, entry.notBefore.getTime() - clock.now().getTime()) : 0;
    const options = { jobId: idOf(entry.id), priority: urgency ?? MIDDLE[type], delay };
    await ask(SENDS, (sends) => sends.add(type, { subject, ...data }, options));
  }
}
