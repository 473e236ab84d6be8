import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Jobs } from '../src/record/jobs';
import { jobOf } from '../src/record/jobs';
import { versionOf } from '../src/record/stored';
import { isReady } from './connection';
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
}

/** Between the most and the least urgent, where nobody says how urgent it is; what is said before cards. */
const MIDDLE = { live: 9, once: 8, command: 8 };

/** A job that has ended leaves nothing behind: a kept one would swallow the next of its id. */
const defaultJobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 };

export function createQueues({ redis, prefix }: QueuesDeps): Queues {
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

  return {
    isUp: () => isReady(redis),

    async depths() {
      const [timers, sends] = await Promise.all([queue(TIMERS).count(), queue(SENDS).count()]);
      return { [TIMERS]: timers, [SENDS]: sends };
    },

    async add(subject, entry, urgency) {
      const job = jobOf(entry);
      if (job.type === 'tick') {
        const at = job.at.getTime();
        const delay = Math.max(0, at - Date.now());
        await queue(TIMERS).add('tick', { subject, at }, { delay, jobId: jobId(subject, `${versionOf(entry)}`) });
        return;
      }
      const { type, ...data } = job;
      await queue(SENDS).add(
        type,
        { subject, ...data },
        { jobId: jobId(subject, entry.isLost ? `${entry.id}-lost` : entry.id), priority: urgency ?? MIDDLE[type] },
      );
    },

    async close() {
      await Promise.allSettled([...made.values()].map((one) => one.close()));
      made.clear();
    },
  };
}
