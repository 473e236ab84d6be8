import { ulid } from 'ulid';
import { connectMongo } from '../../adapters/mongo/connect';
import { type Store } from '../../src/store';
import { actorOf, caseRef, createDeskRun, KIM_CHAT, LEASE_MS, MINUTE, ROOM, SECOND } from '../support/outgoing';
import { connectTestMongo, type TestMongo } from '../support/services';

let mongo: TestMongo;
let store: Store;

beforeAll(async () => {
  mongo = await connectTestMongo('delivery');
});
beforeEach(async () => {
  store = await connectMongo({ uri: mongo.uri, database: mongo.name, desk: ulid(), log: { warn: () => {} } });
});
afterEach(() => store.close());
afterAll(() => mongo.drop());

test('three workers at everything post it once, and in order', async () => {
  const desk = await createDeskRun({ store });
  const incident = await desk.report();
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'ask', text: 'Which printer?' });
  const workers = ['a', 'b', 'c'].map((name) => desk.worker(name));
  desk.jobs.setUp(false);
  for (let pass = 0; pass < 4; pass += 1) {
    desk.clock.advance(6 * SECOND);
    await Promise.all(workers.map((one) => one.sweep()));
  }
  expect(desk.at(ROOM)).toEqual(['team card: waiting, da']);
  expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en', 'asked to caller, en']);
  expect((await desk.stored(incident)).outbox).toEqual([]);
});

test('a post of unknown fate is remembered, and a dead holder found', async () => {
  const desk = await createDeskRun({ store });
  const incident = await desk.report();
  desk.chat.fail('post', { error: 'unknown', arrives: true, to: ROOM });
  await desk.jobs.settle();
  await desk.jobs.forward(MINUTE + SECOND);
  await desk.out.sweep();
  await desk.jobs.settle();
  const row = await store.live.get(`incident.${incident}.card.team`);
  expect(desk.out.counts.reposts).toBe(1);
  expect(row).toMatchObject({ shownVersion: 1, ref: { address: ROOM } });
  expect(row).not.toHaveProperty('reason');

  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.out.run(caseRef(incident), { type: 'once', entry: '2.2' });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'message', text: 'On my way' });
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: SECOND, to: KIM_CHAT });
  await desk.out.run(caseRef(incident), { type: 'once', entry: '3.2' });
  const message = (await store.deliveries.ofSubject({ kind: 'incident', id: incident })).find(
    (one) => one.notice.kind === 'messaged',
  );
  if (message) await store.deliveries.lease(message, new Date(desk.clock.now().getTime() + LEASE_MS));
  desk.clock.advance(LEASE_MS + SECOND);
  await desk.out.sweep();
  expect(await store.deliveries.get(message?.id ?? '')).toMatchObject({ status: 'unknown', reason: 'lease_expired' });
});

test('a message that is held, and one that is taken back, are kept as they were written', async () => {
  const desk = await createDeskRun({ store });
  const incident = await desk.report();
  const anna = await actorOf(desk, 'anna');
  await desk.jobs.settle();
  await desk.do(incident, anna, { type: 'message', text: 'Please restart it', hold: true });
  await desk.do(incident, anna, { type: 'message', text: 'Please hurry', hold: true });
  const { state, outbox } = await desk.stored(incident);
  expect(outbox.filter(({ effect }) => effect.type === 'once' && effect.notBefore !== undefined)).toHaveLength(2);
  await desk.jobs.settle();
  await desk.do(incident, anna, { type: 'unsend', message: state.held?.[1]?.message ?? '' });
  // Redis forgets everything; what is held is in MongoDB.
  desk.jobs.flush();
  desk.clock.advance(12 * SECOND);
  await desk.out.sweep();
  await desk.jobs.forward(2 * SECOND);
  expect(desk.said(KIM_CHAT)).toEqual(['messaged to caller, en']);
  const rows = (await store.deliveries.ofSubject({ kind: 'incident', id: incident })).filter(
    (row) => row.notice.kind === 'messaged',
  );
  expect(rows).toMatchObject([{ status: 'sent' }, { status: 'cancelled', reason: 'undone' }]);
  const after = await desk.stored(incident);
  expect(after.state.held).toMatchObject([{ by: { name: 'anna' } }, { unsent: true }]);
  expect(after.timeline.at(-1)).toMatchObject({ type: 'unsent', message: state.held?.[1]?.message });
});

test('a row that has come to its end is kept for 30 days, one that has not for as long as that takes', async () => {
  const desk = await createDeskRun({ store });
  const incident = await desk.report();
  await desk.jobs.settle();
  const anna = await actorOf(desk, 'anna');
  await desk.do(incident, anna, { type: 'claim' });
  await desk.jobs.settle();
  await desk.do(incident, anna, { type: 'message', text: 'Please restart it', hold: true });
  await desk.jobs.settle();
  const found = await mongo.db.collection('deliveries').find({ 'subject.id': incident }).toArray();
  const kept = found.map(({ notice, settledAt, expireAt, dueAt, notBefore }) => ({
    kind: notice.kind,
    days: expireAt && (expireAt.getTime() - settledAt.getTime()) / (24 * 60 * MINUTE),
    isDue: dueAt !== undefined && dueAt.getTime() === notBefore?.getTime(),
  }));
  expect(kept).toEqual([
    { kind: 'claimed', days: 30, isDue: false },
    { kind: 'messaged', days: undefined, isDue: true },
  ]);
});
