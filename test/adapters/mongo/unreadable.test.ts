import { MongoClient } from 'mongodb';
import { ulid } from 'ulid';
import { connectMongo, createMongoStore } from '../../../adapters/mongo/connect';
import { incidentKind } from '../../../src/incident/kind';
import type { Incident } from '../../../src/incident/types';
import { atWork } from '../../../src/record/run';
import { type Store } from '../../../src/store';
import { aCardEffect, anIncident, aWrite, minutes } from '../../support/incidents';
import { connectTestMongo, type TestMongo } from '../../support/services';
import { aDelivery } from './filled';

const EVERYTHING = { person: 'reader', teams: [], confidentialTeams: [], everything: true };

describe('a document that cannot be read', () => {
  let mongo: TestMongo;
  let store: Store;
  let logged: { readonly fields: object; readonly message: string }[];

  beforeAll(async () => {
    mongo = await connectTestMongo('unreadable');
  });
  afterAll(() => mongo.drop());
  beforeEach(async () => {
    logged = [];
    const log = { warn: (fields: object, message: string) => void logged.push({ fields, message }) };
    store = await connectMongo({ uri: mongo.uri, database: mongo.name, desk: ulid(), log });
  });
  afterEach(() => store.close());

  const stored = async (overrides: Partial<Incident> = {}) => {
    const state = anIncident(overrides);
    await store.incidents.create(state.id, aWrite(state, { outbox: [aCardEffect('1.0', minutes(1))] }));
    return state;
  };
  const set = (id: string, fields: object) =>
    mongo.db.collection<{ _id: string }>('incidents').updateOne({ _id: id }, { $set: fields });

  it('is refused by name, place and field, without its content, and logged once', async () => {
    const state = await stored();
    await set(state.id, { 'state.priority': 'SECRET TEXT' });
    const failed = () => store.incidents.load(state.id).catch((reason: unknown) => reason);
    const [error] = [await failed(), await failed()];

    expect(error).toMatchObject({
      name: 'UnreadableDocument',
      where: { collection: 'incidents', id: state.id, path: 'state.priority' },
    });
    expect(String(error)).toContain('state.priority');
    expect(`${String(error)} ${JSON.stringify(logged)}`).not.toContain('SECRET');
    expect(logged).toHaveLength(1);
    expect(await store.incidents.health(minutes(0))).toMatchObject({ unreadable: 1 });
  });

  it.each([
    ['of a newer version', { schema: 3 }, 'schema'],
    ['with an unknown event', { timeline: [{ id: '1.0', type: 'teleported' }] }, 'timeline.0.type'],
    ['with null for nothing', { 'state.owner': null }, 'state.owner'],
    ['with a date as text', { 'state.responseTarget.dueAt': '2026-01-01' }, 'state.responseTarget.dueAt'],
  ])('%s names the field', async (_what, fields, path) => {
    const state = await stored();
    await set(state.id, fields);
    await expect(store.incidents.load(state.id)).rejects.toMatchObject({ where: { path } });
  });

  it('does not keep the sweep from those behind it, and is looked at again later', async () => {
    const bad = [await stored({ nextAt: minutes(1) }), await stored({ nextAt: minutes(2) })];
    const good = [await stored({ nextAt: minutes(3) }), await stored({ nextAt: minutes(4) })];
    for (const state of bad) await set(state.id, { timeline: 'torn' });

    const work = atWork({
      kind: incidentKind,
      store: store.incidents,
      clock: { now: () => minutes(5) },
      handle: () => Promise.reject(new Error('none of them is due to anything')),
    });
    for (const { id, nextAt } of await store.incidents.due(minutes(2), 10)) {
      expect(await work.tick(id, nextAt)).toEqual({});
    }
    const due = async (at: number) => (await store.incidents.due(minutes(at), 2)).map((one) => one.id);
    expect(await due(5)).toEqual(good.map((state) => state.id));
    const unsettled = await store.incidents.unsettled(minutes(5), 2);
    expect(unsettled.map((one) => one.state.id)).toEqual(good.map((state) => state.id));
    expect(logged.map((line) => line.fields)).toEqual(
      bad.map((state) => ({ collection: 'incidents', id: state.id, path: 'timeline' })),
    );

    const [first] = bad;
    await set(first?.id ?? '', { timeline: [] });
    expect(await store.incidents.due(minutes(6), 10)).toContainEqual({ id: first?.id, version: 1, nextAt: minutes(1) });
    await store.incidents.load(first?.id ?? '');
    expect(await store.incidents.health(minutes(0))).toMatchObject({ unreadable: 1 });
  });

  it('a hundred of them at the head of a page stop nothing behind them, and no more is read than says when', async () => {
    const id = ulid();
    const bad = Array.from({ length: 120 }, (_, n) => ({
      _id: `${id}${n}`,
      desk: id,
      schema: 2,
      version: 1,
      dueAt: minutes(n < 100 ? 1 : 2),
      state: { title: 7, source: 'test', externalKey: `e${n}`, number: n + 1, ...(n < 100 && { nextAt: minutes(1) }) },
      timeline: 'torn',
    }));
    await mongo.db.collection<{ _id: string }>('incidents').insertMany(bad);
    const asked: unknown[] = [];
    const client = new MongoClient(mongo.uri, {
      directConnection: true,
      monitorCommands: true,
    });
    client.on('commandStarted', ({ commandName, command }) => commandName === 'find' && asked.push(command));
    const own = createMongoStore(client, { database: mongo.name, desk: id, timeoutMs: 5000, log: { warn: () => {} } });
    const good = anIncident({ number: 500, nextAt: minutes(3) });
    await own.incidents.create(good.id, aWrite(good));
    asked.length = 0;
    const found = await own.incidents.due(minutes(5), 5000);
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toEqual({ id: good.id, version: 1, nextAt: minutes(3) });
    for (const find of asked) {
      expect(find).toMatchObject({ projection: { version: 1, schema: 1, 'state.nextAt': 1 } });
    }
    await own.close();
  });

  it('among deliveries steps aside: a page full of them stops nothing behind it, and is counted', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => aDelivery(n, { createdAt: minutes(n) }));
    await store.deliveries.plan(rows);
    const bad = rows.slice(0, 100).map(({ id }) => id);
    const torn = { $set: { audience: 'torn' } };
    await mongo.db.collection<{ _id: string }>('deliveries').updateMany({ _id: { $in: bad } }, torn);

    const due = async (at: number) => (await store.deliveries.due(minutes(at), 100)).map(({ id }) => id);
    expect(await due(200)).toEqual(rows.slice(100).map(({ id }) => id));
    expect(await store.incidents.health(minutes(0))).toMatchObject({ unreadable: 100 });
    const [first = ''] = bad;
    const whole = { $set: { audience: rows[0]?.audience } };
    await mongo.db.collection<{ _id: string }>('deliveries').updateOne({ _id: first }, whole);
    expect(await due(202)).toContain(first);
  });

  it('is left out of the lists', async () => {
    const states = [await stored(), await stored(), await stored(), await stored()];
    const ids = states.map((state) => state.id);
    await set(ids[1] ?? '', { 'state.title': 7 });
    expect((await store.incidents.ofCaller('caller', 10)).map((state) => state.id)).toEqual([ids[3], ids[2], ids[0]]);
    expect((await store.incidents.queue(EVERYTHING)).map(({ id }) => id)).toEqual([ids[0], ids[2], ids[3]]);
  });

  it('keeps fields that only a newer version knows through a later write', async () => {
    const state = await stored();
    await set(state.id, { 'state.mood': 'calm' });
    const loaded = await store.incidents.load(state.id);
    if (!loaded) throw new Error('stored above');
    await store.incidents.save(state.id, 1, aWrite({ ...loaded.state, title: 'changed' }));
    expect((await store.incidents.load(state.id))?.state).toStrictEqual({ ...state, title: 'changed', mood: 'calm' });
  });

  it('of another collection is refused the same way', async () => {
    const identity = { platform: 'teams', org: 'o', user: 'u' } as const;
    const { id } = await store.people.meet({ identity, name: 'Ane', member: true });
    await mongo.db.collection<{ _id: string }>('people').updateOne({ _id: id }, { $set: { direct: 'SECRET' } });
    const where = { collection: 'people', id, path: 'direct' };
    await expect(store.people.byIdentity(identity)).rejects.toMatchObject({ where });
    expect(await store.people.many([id])).toEqual([]);
  });

  it('at the head of what is shown does not keep the live messages behind it', async () => {
    const { live } = store;
    const card = (id: string) =>
      ({ type: 'card', id: `incident.${id}.card.team`, subject: { kind: 'incident', id }, place: 'team' }) as const;
    const due = async (at: Date) => {
      const of = card(ulid());
      const row = await live.lease(of, 'a', minutes(0), minutes(1));
      if (row) await live.settle(row, { dueAt: at }, 1);
      return of.id;
    };
    for (let n = 0; n < 100; n += 1) await due(minutes(1));
    const torn = { type: 'card', dueAt: { $lte: minutes(1) } };
    const { modifiedCount } = await mongo.db.collection('live').updateMany(torn, { $set: { place: 'SECRET' } });
    expect(modifiedCount).toBe(100);
    const behind = await due(minutes(2));
    const dying = card(ulid());
    await live.lease(dying, 'dead', minutes(0), minutes(3));

    expect((await live.due(minutes(3), 100)).map(({ id }) => id)).toEqual([behind, dying.id]);
    expect(logged).toHaveLength(100);
    expect(JSON.stringify(logged)).not.toContain('SECRET');
  });
});
