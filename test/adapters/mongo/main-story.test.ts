import { connectMongo } from '../../../adapters/mongo/connect';
import { connectTestMongo, type TestMongo } from '../../support/services';
import { CROSSED, openWorld } from '../../support/world';
import { fromReportToFixed } from '../../support/world/main-story';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await connectTestMongo('scenarios');
});
afterAll(() => mongo.drop());

test.each(CROSSED)('%s: a case from report to Fixed', async (_, caller, team) => {
  const options = { uri: mongo.uri, database: mongo.name, desk: `${caller}-${team}`, log: { warn: () => {} } };
  const store = await connectMongo(options);
  const world = await openWorld({ caller, team, store });
  try {
    await fromReportToFixed(world);
    expect((await world.incident()).state.status).toBe('closed');
  } finally {
    await world.close();
    await store.close();
  }
});
