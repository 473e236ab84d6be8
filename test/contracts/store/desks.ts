import type { DeskHead, DeskVersion } from '../../../src/desk-edit/versions/store';
import type { Stores } from '../store';

const at = new Date('2026-11-24T08:00:00.000Z');
const by = { id: 'p-anna', name: 'Anna Holm' };
const first: DeskVersion = { version: 'aaaa', text: 'desk: 1\n', at, source: 'file' };
const second: DeskVersion = { version: 'bbbb', text: 'desk: 2 # æøå\n', at, by, source: 'chat' };

const imported: Omit<DeskHead, 'seq'> = {
  active: 'aaaa',
  imported: 'aaaa',
  moves: [{ version: 'aaaa', how: 'file', at }],
};
const changed: Omit<DeskHead, 'seq'> = {
  active: 'bbbb',
  imported: 'aaaa',
  offered: 'cccc',
  moves: [...imported.moves, { version: 'bbbb', previous: 'aaaa', how: 'chat', at, by, key: 'k-1' }],
};

export function deskContract(stores: Stores): void {
  it('has neither a head nor a version before the first start', async () => {
    const { store } = stores();
    expect(await store.desks.head()).toBeUndefined();
    expect(await store.desks.get('aaaa')).toBeUndefined();
    expect(await store.desks.get('head')).toBeUndefined();
  });

  it('gives a version back as it was put, to every process, and never changes it', async () => {
    const { store, other } = stores();
    await store.desks.put(first);
    await store.desks.put(second);
    await other.desks.put({ ...first, source: 'chat', by });
    expect(await other.desks.get('aaaa')).toEqual(first);
    expect(await other.desks.get('bbbb')).toEqual(second);
    expect(await other.desks.head()).toBeUndefined();
  });

  it('counts the moves of the head, and forgets what a move leaves out', async () => {
    const { store, other } = stores();
    expect(await store.desks.move(0, imported)).toBe('saved');
    expect(await other.desks.head()).toEqual({ seq: 1, ...imported });
    expect(await other.desks.move(1, changed)).toBe('saved');
    expect(await store.desks.head()).toEqual({ seq: 2, ...changed });
    expect(await store.desks.move(2, { active: 'aaaa', moves: [] })).toBe('saved');
    expect(await store.desks.head()).toEqual({ seq: 3, active: 'aaaa', moves: [] });
    expect(await store.desks.get('head')).toBeUndefined();
  });

  it('lets one of two writers win, from the first start on', async () => {
    const { store, other } = stores();
    const start = await Promise.all([store.desks.move(0, imported), other.desks.move(0, changed)]);
    expect(start.toSorted()).toEqual(['lost', 'saved']);
    const next = await Promise.all([store.desks.move(1, imported), other.desks.move(1, changed)]);
    expect(next.toSorted()).toEqual(['lost', 'saved']);
    expect((await store.desks.head())?.seq).toBe(2);
    expect(await store.desks.move(1, imported)).toBe('lost');
  });
}
