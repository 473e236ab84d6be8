import { ulid } from 'ulid';
import { connectMongo } from '../../adapters/mongo/connect';
import { connectTestMongo, type TestMongo } from '../support/services';
import { storeContract } from './store';

describe('the store in MongoDB', () => {
  let mongo: TestMongo;
  const log = { warn: () => {} };

  beforeAll(async () => {
    mongo = await connectTestMongo('store');
  });
  afterAll(() => mongo.drop());

  storeContract(async () => {
    const options = { uri: mongo.uri, database: mongo.name, desk: ulid(), log };
    return { store: await connectMongo(options), other: await connectMongo(options) };
  });
});
