import { aCardEffect, aClaim, anIncident, aWrite, minutes } from '../../support/incidents';
import type { Stores } from '../store';

export function outboxContract(stores: Stores): void {
  it('removes delivered entries without touching the version', async () => {
    const { incidents } = stores().store;
    const state = anIncident();
    const outbox = [aCardEffect('1.0'), aCardEffect('1.1'), aCardEffect('1.2')];
    await incidents.create(state.id, aWrite(state, { outbox }));

    await incidents.settle(state.id, ['1.0', '1.2', 'not there']);
    expect(await incidents.load(state.id)).toMatchObject({ version: 1, outbox: [outbox[1]] });
    await incidents.settle(state.id, ['1.1']);
    await incidents.settle(state.id, ['1.1']);
    await incidents.settle('01NOBODY', ['1.1']);
    expect(await incidents.load(state.id)).toMatchObject({ version: 1, outbox: [] });
  });

  it('does not undo a write that comes at the same moment', async () => {
    const { store, other } = stores();
    const state = anIncident();
    await store.incidents.create(state.id, aWrite(state, { outbox: [aCardEffect('1.0')] }));
    const written: string[] = [];
    for (let version = 1; version <= 10; version += 1) {
      const id = `${version + 1}.0`;
      const write = aWrite(state, { outbox: [aCardEffect(id)], timeline: [aClaim(id)] });
      const [saved] = await Promise.all([
        store.incidents.save(state.id, version, write),
        other.incidents.settle(state.id, [`${version}.0`]),
      ]);
      expect(saved).toBe('saved');
      written.push(id);
    }
    const stored = await store.incidents.load(state.id);
    expect(stored?.timeline.map((entry) => entry.id)).toEqual(written);
    expect(stored?.outbox.map((entry) => entry.id)).toEqual(['11.0']);
  });

  it('finds what has waited too long, oldest first', async () => {
    const { incidents } = stores().store;
    const [late, later, fresh, empty] = [anIncident(), anIncident(), anIncident(), anIncident()];
    await incidents.create(later.id, aWrite(later, { outbox: [aCardEffect('1.0', minutes(2))] }));
    await incidents.create(
      late.id,
      aWrite(late, { outbox: [aCardEffect('1.0', minutes(1)), aCardEffect('1.1', minutes(9))] }),
    );
    await incidents.create(fresh.id, aWrite(fresh, { outbox: [aCardEffect('1.0', minutes(8))] }));
    await incidents.create(empty.id, aWrite(empty));

    const ids = async (limit: number) => (await incidents.unsettled(minutes(8), limit)).map((one) => one.state.id);
    expect(await ids(10)).toEqual([late.id, later.id]);
    expect(await ids(1)).toEqual([late.id]);
    expect((await incidents.unsettled(minutes(8), 1))[0]).toStrictEqual(await incidents.load(late.id));
    expect((await incidents.health(minutes(20))).unsettled).toBe(3);
  });

  it('counts the wait from the oldest entry that is left', async () => {
    const { incidents } = stores().store;
    const state = anIncident();
    await incidents.create(state.id, aWrite(state, { outbox: [aCardEffect('1.0', minutes(1))] }));
    await incidents.save(state.id, 1, aWrite(state, { outbox: [aCardEffect('2.0', minutes(5))] }));
    expect(await incidents.unsettled(minutes(2), 10)).toHaveLength(1);

    await incidents.settle(state.id, ['1.0']);
    expect(await incidents.unsettled(minutes(2), 10)).toEqual([]);
    expect(await incidents.unsettled(minutes(6), 10)).toHaveLength(1);
    await incidents.settle(state.id, ['2.0']);
    expect(await incidents.unsettled(minutes(100), 10)).toEqual([]);

    await incidents.save(state.id, 2, aWrite(state, { outbox: [aCardEffect('3.0', minutes(50))] }));
    expect(await incidents.unsettled(minutes(50), 10)).toEqual([]);
    expect(await incidents.unsettled(minutes(51), 10)).toHaveLength(1);
  });

  it('lists what falls due, earliest first, with the version', async () => {
    const { incidents } = stores().store;
    const [second, first, far] = [30, 20, 90].map((due) => anIncident({ nextAt: minutes(due) }));
    const { nextAt: _nextAt, ...resting } = anIncident();
    for (const state of [second, first, far, resting]) if (state) await incidents.create(state.id, aWrite(state));
    if (!first || !second) throw new Error('made above');
    await incidents.save(first.id, 1, aWrite({ ...first, nextAt: minutes(25) }));

    expect(await incidents.due(minutes(30), 10)).toEqual([
      { id: first.id, version: 2, nextAt: minutes(25) },
      { id: second.id, version: 1, nextAt: minutes(30) },
    ]);
    expect(await incidents.due(minutes(30), 1)).toHaveLength(1);
    expect(await incidents.due(minutes(24), 10)).toEqual([]);
    expect(await incidents.health(minutes(35))).toEqual({ unreadable: 0, overdueMs: 10 * 60_000, unsettled: 0 });
    expect(await incidents.health(minutes(1))).toMatchObject({ overdueMs: 0 });
  });
}
