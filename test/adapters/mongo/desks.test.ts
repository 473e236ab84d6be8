import { ulid } from 'ulid';
import { connectMongo } from '../../../adapters/mongo/connect';
import { type Store } from '../../../src/store';
import { aCardEffect, anIncident, aWrite, minutes } from '../../support/incidents';
import { connectTestMongo, type TestMongo } from '../../support/services';
import { anInstallation } from './filled';

const log = { warn: () => {} };
const EVERYTHING = { person: 'caller', teams: ['it'], confidentialTeams: ['it'], everything: true };
const CHAT = { platform: 'teams', kind: 'room', id: 'room' } as const;
const ANE = { platform: 'teams', org: 'tenant', user: 'ane' } as const;

describe('two desks in one database', () => {
  let mongo: TestMongo;
  let mine: Store;
  let theirs: Store;

  beforeAll(async () => {
    mongo = await connectTestMongo('desks');
    const open = () => connectMongo({ uri: mongo.uri, database: mongo.name, desk: ulid(), log });
    mine = await open();
    theirs = await open();
  });
  afterAll(async () => {
    await mine.close();
    await theirs.close();
    await mongo.drop();
  });

  it('see and change nothing of each other', async () => {
    const state = anIncident({ status: 'in_progress', owner: { id: 'caller', name: 'Ane' } });
    const [number, source, key] = [state.number, state.source, state.externalKey] as const;
    await mine.incidents.create(state.id, aWrite(state, { outbox: [aCardEffect('1.0', minutes(1))] }));
    const before = await mine.incidents.load(state.id);
    const { incidents, live } = theirs;

    expect(await incidents.load(state.id)).toBeUndefined();
    expect(await incidents.byNumber(number)).toBeUndefined();
    expect(await incidents.byExternalKey(source, key)).toBeUndefined();
    expect(await incidents.save(state.id, 1, aWrite(state))).toBe('lost');
    await incidents.settle(state.id, ['1.0']);
    expect(await incidents.unsettled(minutes(99), 9)).toEqual([]);
    expect(await incidents.due(minutes(999), 9)).toEqual([]);
    expect(await incidents.ofCaller('caller', 9)).toEqual([]);
    expect(await incidents.ofOwner('caller', 9)).toEqual([]);
    expect(await incidents.queue(EVERYTHING)).toEqual([]);
    expect(await incidents.health(minutes(999))).toEqual({ unreadable: 0, overdueMs: 0, outboxAgeMs: 0, unsettled: 0 });

    const card = {
      type: 'card',
      id: `incident.${state.id}.card.team`,
      subject: { kind: 'incident', id: state.id },
      place: 'team',
    } as const;
    const lease = () => mine.live.lease(card, 'a', minutes(0), minutes(1));
    const row = await lease();
    if (row) await mine.live.settle(row, { ref: { address: CHAT, id: 'm' }, dueAt: minutes(0) }, 1);
    const held = await lease();
    expect(await live.get(card.id)).toBeUndefined();
    expect(held && (await live.settle(held, { shownVersion: 9 }, 1))).toBe(false);
    expect(await live.cardByMessage({ address: CHAT, id: 'm' })).toBeUndefined();
    expect(await live.cardsAt(CHAT)).toEqual([]);
    expect(await live.due(minutes(9), 9)).toEqual([]);
    const gap = { kind: 'gap', team: 'it', from: minutes(0), to: minutes(1) } as const;
    for (const [store, team] of [
      [mine, 'it'],
      [theirs, 'hr'],
    ] as const) {
      const put = await store.live.put({ id: 'gap', to: { type: 'room', team }, content: gap }, minutes(0));
      expect(put).toMatchObject({ to: { team }, version: 1 });
    }

    expect(await mine.incidents.load(state.id)).toStrictEqual(before);
    expect(await mine.live.get(card.id)).toStrictEqual(held);
  });

  it('have numbers, people, rooms and events of their own', async () => {
    const numbers = [await mine.incidents.nextNumber(), await theirs.incidents.nextNumber()];
    expect(numbers[0]).toBe(numbers[1]);
    const one = anIncident({ number: 700, externalKey: 'same' });
    const two = anIncident({ number: 700, externalKey: 'same' });
    expect(await mine.incidents.create(one.id, aWrite(one))).toBe('created');
    expect(await theirs.incidents.create(two.id, aWrite(two))).toBe('created');

    const met = { identity: ANE, name: 'Ane', email: 'ane@example.dk', member: true };
    const [here, there] = [await mine.people.meet(met), await theirs.people.meet(met)];
    expect(here.id).not.toBe(there.id);
    expect(await theirs.people.many([here.id])).toEqual([]);

    await mine.places.link({ team: 'it', address: CHAT, linkedBy: 'a', linkedAt: minutes(0) });
    expect(await theirs.places.all()).toEqual([]);
    expect(await mine.deliveries.firstAnswer('event', minutes(0))).toBe(true);
    expect(await theirs.deliveries.firstAnswer('event', minutes(0))).toBe(true);
    await mine.conversations.put('teams', 'chat', { of: 'mine' });
    expect(await theirs.conversations.get('teams', 'chat')).toBeUndefined();

    await mine.installations.put(anInstallation('T1'));
    expect(await theirs.installations.get('T1')).toBeUndefined();
    expect(await theirs.installations.all()).toEqual([]);
    expect(await theirs.installations.revoke('T1', minutes(1))).toBe(false);
    await theirs.installations.put({ ...anInstallation('T1'), botId: 'theirs' });
    expect(await mine.installations.all()).toStrictEqual([anInstallation('T1')]);
  });

  it('meeting somebody about whom nothing changed writes nothing', async () => {
    const met = { identity: { ...ANE, user: 'bo' }, name: 'Bo', member: true, zone: 'UTC', direct: CHAT };
    const { id } = await mine.people.meet(met);
    const revision = async () =>
      (await mongo.db.collection<{ _id: string; revision: number }>('people').findOne({ _id: id }))?.revision;
    await mine.people.meet(met);
    expect(await revision()).toBe(1);
    await mine.people.meet({ ...met, name: 'Bo Lund' });
    expect(await revision()).toBe(2);
  });
});
