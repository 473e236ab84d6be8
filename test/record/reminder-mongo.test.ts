import { createMongoStore } from '../../adapters/mongo/connect';
import { createRun } from '../../adapters/mongo/context';
import { ensureIndexes } from '../../adapters/mongo/indexes';
import { mongoRecords, recordIndexes } from '../../adapters/mongo/records';
import { createUnreadable } from '../../adapters/mongo/unreadable';
import { connectProducer } from '../../jobs/connection';
import { createQueues } from '../../jobs/queues';
import { createWorker } from '../../jobs/worker';
import { systemClock } from '../../src/ground/clock';
import { quiet } from '../support/outgoing';
import { connectTestMongo, testPrefix, testRedisUrl } from '../support/services';
import { ready, until } from '../support/wait';
import { REMINDERS } from './reminder';
import { reminderStories } from './reminder-stories';

let made = 0;

describe('a reminder on MongoDB and BullMQ', () => {
  reminderStories(async () => {
    const mongo = await connectTestMongo('reminders');
    const desk = 'reminders';
    await ensureIndexes(mongo.db);
    await mongo.db.collection(REMINDERS.collection).createIndexes(recordIndexes(REMINDERS));
    const context = { db: mongo.db, desk, run: createRun(5000), unreadable: createUnreadable(quiet), log: quiet };
    made += 1;
    const prefix = testPrefix(`reminders${made}`);
    const redis = connectProducer(testRedisUrl(), quiet);
    await ready(redis);
    const jobs = createQueues({ redis, prefix });
    const stops: (() => Promise<unknown>)[] = [];
    return {
      records: mongoRecords(context, REMINDERS),
      store: createMongoStore(mongo.client, { database: mongo.name, desk, timeoutMs: 5000, log: quiet }),
      jobs,
      clock: systemClock,
      work({ run, sweep }) {
        const worker = createWorker({ redisUrl: testRedisUrl(), prefix, run, sweep, sweepMs: 300, log: quiet });
        worker.start();
        stops.push(() => worker.stop());
      },
      pass: (_ms, isSo) => until(isSo),
      async stop() {
        for (const stop of stops) await stop();
        await jobs.close();
        redis.disconnect();
        await mongo.drop();
      },
    };
  });
});
