import { type Db, MongoClient } from 'mongodb';

export type TestMongo = {
  readonly client: MongoClient;
  readonly db: Db;
  readonly uri: string;
  /** Of the database. */
  readonly name: string;
  /** Drops the database and closes the client. */
  drop(): Promise<void>;
};

/**
 * An empty database of this jest worker on the test run's MongoDB; call `drop` in `afterAll`.
 * @param label tells several databases of one test file apart
 */
export async function connectTestMongo(label = 'main'): Promise<TestMongo> {
  const uri = setByGlobalSetup('VAGT_TEST_MONGODB_URI');
  const name = `${runAndWorker()}_${label}`;
  const options = { serverSelectionTimeoutMS: 10_000, ignoreUndefined: true };
  const client = await new MongoClient(uri, options).connect();
  const db = client.db(name);
  await db.dropDatabase();
  const drop = async (): Promise<void> => {
    await db.dropDatabase();
    await client.close();
  };
  return { client, db, uri, name, drop };
}

/** The MongoDB that was resolved: plans of queries (`explain`) are asserted on `mongod` and `secantusd-rs` only. */
export function testMongoKind(): string {
  return setByGlobalSetup('VAGT_TEST_MONGODB_KIND');
}

/** The test run's Redis. It is shared: never flush it, use `testPrefix`. */
export function testRedisUrl(): string {
  return setByGlobalSetup('VAGT_TEST_REDIS_URL');
}

/** A Redis key prefix of this jest worker, with a cluster hash tag as BullMQ wants it. */
export function testPrefix(label = 'main'): string {
  return `{${runAndWorker()}_${label}}`;
}

function runAndWorker(): string {
  return `vagt_test_${setByGlobalSetup('VAGT_TEST_RUN')}_${process.env['JEST_WORKER_ID'] ?? '1'}`;
}

function setByGlobalSetup(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: only the tests of jest's project "services" have MongoDB and Redis.`);
  return value;
}
