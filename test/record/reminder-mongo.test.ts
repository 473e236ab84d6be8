import { createMongoStore } from '../../adapters/mongo/connect';
import { createRun, type MongoContext } from '../../adapters/mongo/context';
import { ensureIndexes } from '../../adapters/mongo/indexes';
import { mongoRecords, recordIndexes } from '../../adapters/mongo/records';
import { createUnreadable } from '../../adapters/mongo/unreadable';
import { connectProducer } from '../../jobs/connection';
import { createQueues } from '../../jobs/queues';
import { createWorker } from '../../jobs/worker';
import { systemClock } from '../../src/ground/clock';
import { recordContract } from '../contracts/store/records';
import { quiet } from '../support/outgoing';
import { connectTestMongo, type TestMongo, testPrefix, testRedisUrl } from '../support/services';
import { ready, until } from '../support/wait';
import { REMINDERS } from './reminder';
import { A_REMINDER, reminderStories } from './reminder-stories';

const contextOn = ({ db }: TestMongo, desk: string): MongoContext => ({
  db,
  desk,
  log: quiet,
  run: createRun(60_000),
  closing: [],
  unreadable: createUnreadable(quiet),
});
let made = 0;

describe('a reminder on MongoDB and BullMQ', () => {
  describe('its records', () => {
    let mongo: TestMongo;
    let desks = 0;
    beforeAll(async () => {
      mongo = await connectTestMongo('reminder_records');
      await mongo.db.collection(REMINDERS.collection).createIndexes(recordIndexes(REMINDERS));
    });
    afterAll(() => mongo.drop());
    beforeEach(() => {
      desks += 1;
    });
    const records = () => mongoRecords(contextOn(mongo, `reminders-${desks}`), REMINDERS);
    recordContract(() => ({ store: records(), other: records() }), A_REMINDER);
  });

  reminderStories(async () => {
    const mongo = await connectTestMongo('reminders');
    const desk = 'reminders';
    await ensureIndexes(mongo.db);
    await mongo.db.collection(REMINDERS.collection).createIndexes(recordIndexes(REMINDERS));
    made += 1;
    const prefix = testPrefix(`reminders${made}`);
    const redis = connectProducer(testRedisUrl(), quiet);
    await ready(redis);
    const jobs = createQueues({ redis, prefix });
    const stops: (() => Promise<unknown>)[] = [];
    return {
      records: mongoRecords(contextOn(mongo, desk), REMINDERS),
      store: createMongoStore(mongo.client, { database: mongo.name, desk, timeoutMs: 60_000, log: quiet }),
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
