import { ulid } from 'ulid';
import { connectMongo, createMongoStore } from '../../adapters/mongo/connect';
import { connectTestMongo, type TestMongo } from '../support/services';
import { storeContract } from './store';

describe('the store in MongoDB', () => {
  const log = { warn: () => {} };
  let clients: readonly [TestMongo, TestMongo];

  beforeAll(async () => {
    const mongo = await connectTestMongo('store');
    const other = await connectTestMongo('store');
    clients = [mongo, other];
    // Makes the indexes, once for all tests: each has a desk of its own.
    await (await connectMongo({ uri: mongo.uri, database: mongo.name, desk: ulid(), log })).close();
  });
  afterAll(async () => {
    for (const mongo of clients) await mongo.drop();
  });

  storeContract(async () => {
    const options = { desk: ulid(), timeoutMs: 60_000, log };
    const [store, other] = clients.map(({ client, name }) => ({
      ...createMongoStore(client, { ...options, database: name }),
      close: async () => {},
    }));
    if (!store || !other) throw new Error('No client is there');
    return { store, other };
  });
});
