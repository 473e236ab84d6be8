import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, type Job, Worker } from 'bullmq';
import type { Logger } from 'pino';
import { inTime } from '../src/ground/in-time';
import type { RunEffect } from '../src/record/jobs';
import { connectWorker, isReady, LAST_RETRY_MS } from './connection';
import { type QueueName, readJob, SENDS, TIMERS } from './payload';
import { createLoop } from './sweep';

export interface WorkerDeps {
  readonly redisUrl: string;
  /** The one of the queues. */
  readonly prefix: string;
  readonly run: RunEffect;
  /** One pass of the sweep, called every `sweepMs`; it goes on while Redis is away. */
  readonly sweep: () => Promise<void>;
  readonly sweepMs: number;
  /** How far the clock by which things are due is ahead of this machine's, in ms. */
  readonly offsetMs?: () => number;
  /** Sends at the same time. */
  readonly concurrency?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/**
 * A killed worker's job runs again once its lock is gone and two looks found it so: within 9 s. It is never given up for
 * stalling, and one that runs twice is harmless.
 */
const RECOVERY = { lockDuration: 5000, stalledInterval: 2000, maxStalledCount: 10 };
const DRAIN_MS = 15_000;
/** After that their results get this long to reach Redis; it may be away. */
const CLOSE_MS = 4000;

export function createWorker(deps: WorkerDeps) {
  const { redisUrl, prefix, run, log, concurrency = 20, offsetMs = () => 0 } = deps;
  let isEnding = false;
  const redis = connectWorker(redisUrl, log, () => isEnding);
  const running = new Set<Promise<unknown>>();
  const loop = createLoop(deps.sweep, deps.sweepMs, log);

  function worker(name: QueueName): Worker {
    const process = async (job: Job<unknown>, token?: string): Promise<void> => {
      const told = readJob(job.name, job.data);
      const work = run(told.subject, told.job);
      running.add(work);
      const { again } = await work.finally(() => running.delete(work));
      if (!again) return;
      // BullMQ goes by this machine's clock.
      await job.moveToDelayed(Math.max(again.getTime() - offsetMs(), Date.now() + 1), token);
      throw new DelayedError();
    };
    const made = new Worker<unknown>(name, process, {
      connection: redis,
      prefix,
      concurrency,
      autorun: false,
      ...RECOVERY,
    });
    // That Redis is away is said once, by the connection.
    made.on('error', (error) => {
      if (isReady(redis)) log.warn({ reason: error.message, queue: name }, 'a worker had trouble');
    });
    made.on('failed', (job, error) =>
      log.error({ err: error, job: job?.id, queue: name }, 'a job failed; the sweep will'),
    );
    return made;
  }

  const workers = [worker(TIMERS), worker(SENDS)];

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    // BullMQ would park a connection that is just trying again, and never end: let each give up first.
    isEnding = !isReady(redis);
    if (isEnding) await sleep(LAST_RETRY_MS);
    const closing = Promise.allSettled(workers.map((one) => one.close()));
    await inTime(Promise.allSettled([loop.stop(), ...running]), DRAIN_MS, () => undefined);
    isEnding = true;
    await inTime(closing, CLOSE_MS, () => undefined);
    redis.disconnect();
  }

  return {
    start(): void {
      for (const one of workers) {
        one.run().catch((error: unknown) => log.error({ err: error, queue: one.name }, 'a worker stopped'));
      }
      loop.start();
    },

    /** Takes no new jobs and waits for those that run, at most `DRAIN_MS`. */
    stop: () => (stopped ??= stop()),
    redisUp: () => isReady(redis),
  };
}
