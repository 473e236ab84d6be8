import { setTimeout as sleep } from 'node:timers/promises';
import { connectProducer } from '../../jobs/connection';
import { createQueues } from '../../jobs/queues';
import { createWorker } from '../../jobs/worker';
import type { RunEffect } from '../../src/record/jobs';
import { quiet } from '../support/outgoing';
import { testPrefix, testRedisUrl } from '../support/services';
import { ready, until } from '../support/wait';
import { jobsContract } from './jobs';

let made = 0;

jobsContract('BullMQ', async () => {
  made += 1;
  const prefix = testPrefix(`jobs${made}`);
  const redis = connectProducer(testRedisUrl(), quiet);
  const jobs = createQueues({ redis, prefix });
  let run: RunEffect | undefined;
  const worker = createWorker({
    redisUrl: testRedisUrl(),
    prefix,
    run: async (subject, job) => (run ? run(subject, job) : {}),
    sweep: async () => {},
    sweepMs: 60_000,
    log: quiet,
  });
  worker.start();
  await ready(redis);
  return {
    jobs,
    now: () => new Date(),
    work(given) {
      run = given;
    },
    async pass(ms, isSo) {
      await sleep(ms);
      if (isSo) await until(isSo);
    },
    async stop() {
      await worker.stop();
      await jobs.close();
      redis.disconnect();
    },
  };
});
