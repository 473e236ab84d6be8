import { ulid } from 'ulid';
import { connectMongo } from '../../adapters/mongo/connect';
import { type Store } from '../../src/store';
import { aDesk } from '../support/desk';
import { caseRef, createDeskRun, line, ROOM, SECOND } from '../support/outgoing';
import { connectTestMongo, type TestMongo } from '../support/services';

let mongo: TestMongo;
let stores: readonly Store[] = [];

beforeAll(async () => {
  mongo = await connectTestMongo('storm');
});
beforeEach(async () => {
  const options = { uri: mongo.uri, database: mongo.name, desk: ulid(), log: { warn: () => {} } };
  stores = await Promise.all([connectMongo(options), connectMongo(options)]);
});
afterEach(async () => {
  for (const store of stores) await store.close();
});
afterAll(() => mongo.drop());

test('three workers that show 20 new cases at the same time post eight cards and one digest of the rest', async () => {
  const [store] = stores;
  if (!store) throw new Error('opened above');
  const run = await createDeskRun({
    store,
    desk: aDesk({ escalations: [] }),
    renderBulletin: (content) => line(content.kind === 'digest' ? `digest of ${content.count}` : content.kind),
  });
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) ids.push(await run.report());
  const workers = ['a', 'b', 'c'].map((name) => run.worker(name));
  const show = async (id: string, n: number) =>
    workers[n % 3]?.run(caseRef(id), { type: 'live', place: 'team', entry: '1.1' });
  await Promise.all(ids.map(show));
  run.clock.advance(4 * SECOND);
  for (const worker of workers) await worker.sweep();
  const cards = run.at(ROOM).filter((text) => text.includes(' card: '));
  expect(cards).toHaveLength(8);
  expect(run.said(ROOM)).toEqual(['digest of 12']);
  const left = await Promise.all(ids.map((id) => store.live.get(`incident.${id}.card.team`)));
  expect(left.filter((row) => row?.ref === undefined)).toHaveLength(12);
  expect(left.filter((row) => row?.address !== undefined)).toEqual([]);
});
