import { ulid } from 'ulid';
import { connectMongo } from '../../../adapters/mongo/connect';
import { manyFollow, openDesk } from '../../support/followers';
import { createDeskRun } from '../../support/outgoing';
import { connectTestMongo, testMongoKind } from '../../support/services';

/** The embedded server written in Python answers a tenth as fast. */
const MANY = testMongoKind() === 'secantusd-py' ? 40 : 500;

test.each(['case', 'meToo'] as const)(
  'many people within ten seconds, each told once how it ends: %s',
  async (type) => {
    const mongo = await connectTestMongo('follow');
    const store = await connectMongo({ uri: mongo.uri, database: mongo.name, desk: ulid(), log: { warn: () => {} } });
    try {
      expect(await manyFollow(await createDeskRun({ desk: openDesk, store }), MANY, type)).toBe(MANY);
    } finally {
      await store.close();
      await mongo.drop();
    }
  },
);
