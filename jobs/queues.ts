import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Priority } from '../src/desk/model';
import type { PriorityJobs } from '../src/record/outbox';
import type { OutboxEntry } from '../src/record/records';
import { versionOf, wakeOf } from '../src/record/wake';
import { isReady } from './connection';
import { jobId, type QueueName, SENDS, TIMERS } from './payload';

/** The producer's side of both queues. */
export interface Queues extends PriorityJobs {
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

    async add(incident, entry, priority) {
      const wake = wakeOf(entry);
      if (wake.type === 'tick') {
        const at = wake.at.getTime();
        const delay = Math.max(0, at - Date.now());
        await queue(TIMERS).add('tick', { incident, at }, { delay, jobId: jobId(incident, `${versionOf(entry)}`) });
        return;
      }
      const { type, ...data } = wake;
      const options = { jobId: jobId(incident, entry.id), priority: rank(entry, priority) };
      await queue(SENDS).add(type, { incident, ...data }, options);
    },

    async close() {
      await Promise.allSettled([...made.values()].map((one) => one.close()));
      made.clear();
    },
  };
}

/** P1 goes first; within one priority pings, then says, then cards. Unknown counts as P3. BullMQ: 1 is first. */
function rank({ effect }: Pick<OutboxEntry, 'effect'>, priority: Priority = 'P3'): number {
  const kind = effect.type !== 'once' ? 3 : effect.notice.kind === 'ping' ? 1 : 2;
  return (Number(priority.slice(1)) - 1) * 3 + kind;
}
