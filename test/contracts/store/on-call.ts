import type { OnCallChanges } from '../../../src/on-call/types';
import type { Stores } from '../store';

const by = { id: 'p-anna', name: 'Anna Holm' };
const from = new Date('2026-12-01T07:00:00.000Z');
const to = new Date('2026-12-02T07:00:00.000Z');
const at = new Date('2026-11-24T08:00:00.000Z');

const tonight: OnCallChanges = {
  overrides: [{ id: 'o-1', team: 'network', person: 'anna', from, to, by, at }],
  absences: [{ id: 'a-1', person: 'bo', from, to, by, at }],
  swaps: [
    {
      id: 's-1',
      team: 'network',
      asker: 'bo',
      other: 'dina',
      give: { from, to },
      take: { from: to, to: new Date('2026-12-03T07:00:00.000Z') },
      status: 'accepted',
      at,
      answeredAt: at,
    },
  ],
};

export function onCallContract(stores: Stores): void {
  it('is empty, at version 0, while nobody has changed anything', async () => {
    expect(await stores().store.onCall.load()).toEqual({
      changes: { overrides: [], absences: [], swaps: [] },
      version: 0,
      keys: [],
      outbox: [],
    });
  });

  it('gives back what was saved, to every process', async () => {
    const { store, other } = stores();
    expect(await store.onCall.save(0, tonight, 'k-1')).toBe('saved');
    expect(await other.onCall.load()).toEqual({ changes: tonight, version: 1, keys: ['k-1'], outbox: [] });
    expect(await other.onCall.save(1, { ...tonight, swaps: [] }, 'k-2')).toBe('saved');
    expect(await store.onCall.load()).toMatchObject({ changes: { swaps: [] }, version: 2, keys: ['k-1', 'k-2'] });
  });

  it('keeps what a change says until it is told', async () => {
    const { store, other } = stores();
    const said = (id: string) =>
      ({ id, to: { type: 'key', key: 'bo' }, content: { kind: 'gap', team: 'network', from, to }, at }) as const;
    await store.onCall.save(0, tonight, 'k-1', [said('a')]);
    await other.onCall.save(1, tonight, 'k-2', [said('b'), said('c')]);
    await store.onCall.settle(['a', 'c']);
    expect(await other.onCall.load()).toMatchObject({ version: 2, outbox: [said('b')] });
  });

  it('lets one of two writers win, from the first write on', async () => {
    const { store, other } = stores();
    const first = await Promise.all([store.onCall.save(0, tonight, 'k-1'), other.onCall.save(0, tonight, 'k-2')]);
    expect(first.toSorted()).toEqual(['lost', 'saved']);
    const second = await Promise.all([store.onCall.save(1, tonight, 'k-3'), other.onCall.save(1, tonight, 'k-4')]);
    expect(second.toSorted()).toEqual(['lost', 'saved']);
    expect((await store.onCall.load()).version).toBe(2);
  });

  it('keeps the last 100 keys', async () => {
    const { store } = stores();
    for (let version = 0; version < 103; version += 1) await store.onCall.save(version, tonight, `k-${version}`);
    const { keys } = await store.onCall.load();
    expect([keys.length, keys[0], keys.at(-1)]).toEqual([100, 'k-3', 'k-102']);
  });
}
