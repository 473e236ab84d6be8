import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { connectMongo } from '../../../adapters/mongo/connect';
import { startServices } from '../../../scripts/services';
import { servicesFor } from '../../../scripts/try/data';
import { connectTestMongo, type TestMongo } from '../../support/services';

describe('records of an older version', () => {
  let mongo: TestMongo;
  beforeAll(async () => {
    mongo = await connectTestMongo('older');
    await mongo.db.collection('incidents').insertOne({ desk: 'it', schema: 1, version: 1, state: {} });
  });
  afterAll(() => mongo.drop());

  const open = (desk: string) => connectMongo({ uri: mongo.uri, database: mongo.name, desk, log: { warn: () => {} } });

  it('are refused at start, by a sentence that says what to do', async () => {
    await expect(open('it')).rejects.toThrow(
      `The database "${mongo.name}" holds incidents of an older version of Vagt (schema 1, this one needs 2), which are ` +
        'not carried over: name an empty database in MONGODB_URI, or drop this one.',
    );
  });

  it.each(['cards', 'bulletins'])('are refused among %s too', async (collection) => {
    await mongo.db.collection(collection).insertOne({ desk: collection, schema: 1 });
    await expect(open(collection)).rejects.toThrow(`holds ${collection} of an older version of Vagt (schema 1, `);
  });

  it('of another desk are none of ours', async () => {
    const store = await open('hr');
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
  });

  it('are moved aside by `npm run try`, which says so and begins without any', async () => {
    const { MONGODB_URI, REDIS_URL, ...env } = process.env;
    const home = await mkdtemp(join(os.tmpdir(), 'vagt-older-'));
    const dataDir = join(home, 'data');
    const said: string[] = [];
    try {
      process.env = env;
      const before = await startServices({ data: 'keep', dataDir });
      const client = new MongoClient(before.mongodbUri);
      await client.db('vagt').collection('incidents').insertOne({ desk: 'it', schema: 1 });
      await client.close();
      await before.stop();

      const services = await servicesFor('it', dataDir, (line) => said.push(line));
      await (await connectMongo({ uri: services.mongodbUri, desk: 'it', log: { warn: () => {} } })).close();
      await services.stop();
      const [aside] = (await readdir(home)).filter((name) => name.startsWith('data-older-'));
      expect(said).toContain(
        `The data of an older version was moved to ${join(home, aside ?? '')}; this one begins without any.`,
      );

      const again = await servicesFor('it', dataDir, () => {});
      await again.stop();
      expect((await readdir(home)).toSorted()).toEqual(['data', aside]);
    } finally {
      process.env = { ...env, ...(MONGODB_URI && { MONGODB_URI }), ...(REDIS_URL && { REDIS_URL }) };
      await rm(home, { recursive: true, force: true });
    }
  });
});
