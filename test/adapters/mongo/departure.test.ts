import { connectMongo } from '../../../adapters/mongo/connect';
import { connectTestMongo, type TestMongo } from '../../support/services';
import { CROSSED, openWorld } from '../../support/world';
import { ownerDeparts } from '../../support/world/departure';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await connectTestMongo('departure');
});
afterAll(() => mongo.drop());

test.each(CROSSED)(
  '%s: an owner who becomes a guest has no case any more',
  async (_, caller, team) => {
    const options = { uri: mongo.uri, database: mongo.name, desk: `${caller}-${team}`, log: { warn: () => {} } };
    const store = await connectMongo(options);
    const world = await openWorld({ caller, team, store });
    try {
      const becomes = () => world.operators.becomes(world.dina, 'guest');
      expect(await ownerDeparts(world, becomes, true)).toBe('new');
    } finally {
      await world.close();
      await store.close();
    }
  },
  180_000,
);
