import { type Place } from '../../../src/delivery/places';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const room = (id: string) => ({ platform: 'teams', kind: 'room', id }) as const;
const place = (team: string, id: string): Place => ({ team, address: room(id), linkedBy: 'bo', linkedAt: minutes(0) });

export function roomContract(stores: Stores): void {
  it('links a team to a room, moves it, and lets a room be of one team', async () => {
    const { places } = stores().store;
    await places.link(place('it', 'one'));
    await places.link({ ...place('hr.dk', 'two'), name: 'HR' });
    expect(await places.ofTeam('hr.dk')).toStrictEqual({ ...place('hr.dk', 'two'), name: 'HR' });

    await places.link(place('it', 'three'));
    expect(await places.byAddress(room('one'))).toBeUndefined();
    expect(await places.byAddress({ platform: 'slack', kind: 'room', id: 'three' })).toBeUndefined();
    await places.link(place('it', 'two'));
    expect(await places.ofTeam('hr.dk')).toBeUndefined();
    expect(await places.byAddress(room('two'))).toStrictEqual(place('it', 'two'));
    expect(await places.all()).toStrictEqual([place('it', 'two')]);
    await places.link(place('hr.dk', 'one'));
    expect(await places.all()).toStrictEqual([place('hr.dk', 'one'), place('it', 'two')]);

    await places.unlink('it');
    await places.unlink('it');
    await places.unlink('hr.dk');
    expect(await places.all()).toEqual([]);
  });

  it('ends with one link when two teams take a room at once', async () => {
    const { store, other } = stores();
    await Promise.all([store.places.link(place('it', 'one')), other.places.link(place('hr', 'one'))]);
    expect(await store.places.all()).toHaveLength(1);
  });

  it('keeps the bytes of a file', async () => {
    const { files } = stores().store;
    const bytes = new Uint8Array(70_000).map((_, index) => index % 256);
    const file = { id: 'unguessable', name: '$skærm.png', type: 'image/png', bytes, at: minutes(0) };
    await files.put(file);
    await files.put(file);
    expect(await files.get('unguessable')).toStrictEqual(file);
    expect(await files.get('another')).toBeUndefined();
    await files.remove('unguessable');
    await files.remove('unguessable');
    expect(await files.get('unguessable')).toBeUndefined();
  });

  it('keeps what an adapter remembers about a conversation', async () => {
    const { store, other } = stores();
    const value = { serviceUrl: 'https://x', nested: { 'a.b': 1, $c: ['$x'], at: minutes(0) }, none: null };
    await Promise.all([
      store.conversations.put('teams', 'c.1', { a: 1 }),
      other.conversations.put('teams', 'c.1', { a: 1 }),
    ]);
    await store.conversations.put('teams', 'c.1', value);
    expect(await store.conversations.get('teams', 'c.1')).toStrictEqual(value);
    expect(await store.conversations.get('slack', 'c.1')).toBeUndefined();
  });

  it('lists what an adapter remembers by how it begins, a page at a time, in order', async () => {
    const { conversations } = stores().store;
    for (const id of ['room:b', 'room:a', 'room:c', 'roomy', 'person:a', 'room'])
      await conversations.put('teams', id, {});
    await conversations.put('slack', 'room:d', {});
    expect(await conversations.ids('teams', 'room:', '', 2)).toEqual(['room:a', 'room:b']);
    expect(await conversations.ids('teams', 'room:', 'room:b', 2)).toEqual(['room:c']);
    expect(await conversations.ids('teams', 'nothing:', '', 2)).toEqual([]);
  });

  it('answers a ping', async () => {
    await expect(stores().store.ping()).resolves.toBeUndefined();
  });
}
