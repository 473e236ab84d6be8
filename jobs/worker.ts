import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, type Job, Worker } from 'bullmq';
import type { Logger } from 'pino';
import type { RunEffect } from '../src/app/delivery';
import { cardJob } from './card';
import { connectWorker, isReady } from './connection';
import { type JobHandler, type QueueName, SENDS, TIMERS } from './payload';
import { sayJob } from './say';
import { createLoop } from './sweep';
import { tickJob } from './tick';

export interface WorkerDeps {
  readonly redisUrl: string;
  /** The one of the queues. */
  readonly prefix: string;
  readonly run: RunEffect;
  /** One pass of the sweep, called every `sweepMs`; it goes on while Redis is away. */
  readonly sweep: () => Promise<void>;
  readonly sweepMs: number;
  /** Sends at the same time. */
  readonly concurrency?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export interface JobWorker {
  start(): void;
  /** Takes no new jobs and waits for those that run, at most `DRAIN_MS`. */
  stop(): Promise<void>;
  redisUp(): boolean;
}

/** A killed worker's job runs again within about 9 s (PLATFORM_LIMITS.md), and is never given up for stalling. */
const RECOVERY = { lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 10 };
const DRAIN_MS = 20_000;

export function createWorker(deps: WorkerDeps): JobWorker {
  const { redisUrl, prefix, run, log, concurrency = 20 } = deps;
  const redis = connectWorker(redisUrl, log);
  const loop = createLoop(deps.sweep, deps.sweepMs, log);

  function worker(name: QueueName, handlers: Readonly<Record<string, JobHandler>>): Worker {
    const process = async (job: Job<unknown>, token?: string): Promise<void> => {
      const handler = handlers[job.name];
      if (!handler) throw new Error(`No such job: ${job.name}`);
      const { again } = await handler(job.data);
      if (!again) return;
      await job.moveToDelayed(Math.max(again.getTime(), Date.now() + 1), token);
      throw new DelayedError();
    };
    const made = new Worker<unknown>(name, process, {
      connection: redis,
      prefix,
      concurrency,
      autorun: false,
      ...RECOVERY,
    });
    made.on('error', (error) => log.warn({ reason: error.message, queue: name }, 'a worker had trouble'));
    made.on('failed', (job, error) =>
      log.error({ err: error, job: job?.id, queue: name }, 'a job failed; the sweep will'),
    );
    return made;
  }

  const workers = [worker(TIMERS, { tick: tickJob(run) }), worker(SENDS, { card: cardJob(run), say: sayJob(run) })];

  return {
    start() {
      for (const one of workers) {
        one.run().catch((error: unknown) => log.error({ err: error, queue: one.name }, 'a worker stopped'));
      }
      loop.start();
    },

    async stop() {
      const drained = Promise.allSettled([loop.stop(), ...workers.map((one) => one.close())]).then(() => true);
      const late = new AbortController();
      const isDrained = await Promise.race([drained, sleep(DRAIN_MS, false, { signal: late.signal, ref: false })]);
      late.abort();
      if (!isDrained) await Promise.allSettled(workers.map((one) => one.close(true)));
      redis.disconnect();
    },

    redisUp: () => isReady(redis),
  };
}
