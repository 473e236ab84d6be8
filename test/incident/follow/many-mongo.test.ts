import { ulid } from 'ulid';
import { connectMongo } from '../../../adapters/mongo/connect';
import { manyFollow, openDesk } from '../../support/followers';
import { createDeskRun } from '../../support/outgoing';
import { connectTestMongo, testMongoKind } from '../../support/services';

/** The embedded server written in Python answers a tenth as fast. */
const MANY = testMongoKind() === 'secantusd-py' ? 100 : 500;

test('many people follow one case within ten seconds, and each is told once how it ends', async () => {
  const mongo = await connectTestMongo('follow');
  const store = await connectMongo({ uri: mongo.uri, database: mongo.name, desk: ulid(), log: { warn: () => {} } });
  try {
    expect(await manyFollow(await createDeskRun({ desk: openDesk, store }), MANY)).toBe(MANY);
  } finally {
    await store.close();
    await mongo.drop();
  }
});
