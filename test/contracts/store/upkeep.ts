import type { Delivery } from '../../../src/delivery/rows';
import type { Incident } from '../../../src/incident/types';
import { ENDED_FOR_MS, KEPT_ENTRIES, KEPT_OF_ENDED } from '../../../src/record/store';
import { aClaim, anIncident, aWrite, minutes } from '../../support/incidents';
import type { Stores } from '../store';

export function upkeepContract(stores: Stores): void {
  const made = async (overrides: Partial<Incident> = {}) => {
    const state = anIncident(overrides);
    await stores().store.incidents.create(state.id, aWrite(state));
    return state;
  };
  const claims = (from: number, count: number) => Array.from({ length: count }, (_, n) => aClaim(`${from + n}.0`));

  it('puts the timeline of a case away that ended long ago, once', async () => {
    const { incidents } = stores().store;
    const { nextAt: _, ...state } = anIncident({ status: 'closed', changedAt: minutes(0) });
    const claimed = claims(1, KEPT_OF_ENDED + 7);
    await incidents.create(state.id, aWrite(state, { timeline: claimed }));
    await made({ changedAt: minutes(0) });
    const after = (ms: number) => new Date(minutes(0).getTime() + ENDED_FOR_MS + ms);
    expect(await incidents.ended(after(-1), 10)).toEqual([]);
    expect(await incidents.ended(after(0), 10)).toEqual([state.id]);
    await incidents.putAway(state.id);
    await incidents.putAway(state.id);
    expect(await incidents.ended(after(0), 10)).toEqual([]);
    expect((await incidents.load(state.id))?.timeline).toStrictEqual(claimed.slice(7));
    expect(await incidents.history(state.id)).toStrictEqual(claimed);
  });

  it('moves who was told when to the history 30 days after its end, once and without words', async () => {
    const { store, other } = stores();
    const { id } = await made();
    const subject = { kind: 'incident', id };
    const row = (effect: string, more: Partial<Delivery> = {}): Delivery => ({
      id: `incident.${id}.${effect}.room:it`,
      subject,
      effect,
      target: { type: 'room', team: 'it' },
      audience: { type: 'team' },
      notice: { kind: 'answered', text: 'secret' },
      actor: 'Kim',
      status: 'sent',
      attempts: 1,
      createdAt: minutes(0),
      settledAt: minutes(1),
      ...more,
    });
    const { settledAt: _, ...pending } = row('10.0', { status: 'pending' });
    await store.deliveries.plan([row('2.0'), row('3.0', { settledAt: minutes(2) }), pending]);
    const after = (n: number) => new Date(minutes(n).getTime() + 30 * 24 * 3600_000);
    expect(await store.deliveries.putAway(new Date(after(1).getTime() - 1), 10)).toBe(0);
    expect(await store.deliveries.putAway(after(1), 10)).toBe(1);
    expect(await other.deliveries.putAway(after(1), 10)).toBe(0);
    expect((await store.deliveries.ofSubject(subject)).map(({ effect }) => effect)).toEqual(['3.0', '10.0']);
    const told = await other.deliveries.history(subject);
    expect(told.map(({ effect }) => effect)).toEqual(['2.0', '3.0', '10.0']);
    const { actor: __, ...without } = row('2.0');
    expect(told[0]).toStrictEqual({ ...without, notice: { kind: 'answered' } });
  });

  it('tells what time it is, and what a save came to', async () => {
    const { store } = stores();
    const off = (await store.time()).getTime() - Date.now();
    expect(Math.abs(off)).toBeLessThan(5000);
    const { id } = await made();
    expect(await store.incidents.loadSettled(id)).toStrictEqual(await store.incidents.load(id));
    expect(await store.incidents.loadSettled('01NOBODY')).toBeUndefined();
  });

  it('pages over all open incidents by id, the ones at rest and resolved included', async () => {
    const { incidents } = stores().store;
    const { nextAt: _, ...rest } = anIncident();
    await incidents.create(rest.id, aWrite(rest, { timeline: [aClaim('1.0')] }));
    const open = [rest, await made({ nextAt: minutes(3) }), await made({ status: 'resolved' }), await made()];
    await made({ status: 'closed' });
    await made({ status: 'cancelled' });
    const ids = open.map(({ id }) => id).toSorted();

    const first = await incidents.open(undefined, 3);
    expect(first.rows.map(({ state }) => state.id)).toEqual(ids.slice(0, 3));
    expect(first).toMatchObject({ unreadable: 0, next: ids[2] });
    const second = await incidents.open(first.next, 3);
    expect(second.rows.map(({ state }) => state.id)).toEqual(ids.slice(3));
    expect(second.next).toBeUndefined();

    const all = (await incidents.open(undefined, 10)).rows;
    expect(all.find(({ state }) => state.id === rest.id)).toStrictEqual({ state: rest, version: 1, entries: 1 });
    const other = open[1];
    expect(all.find(({ state }) => state.id === other?.id)).toStrictEqual({
      state: other,
      version: 1,
      dueAt: minutes(3),
      entries: 0,
    });
  });

  it('puts the next look right, for the sweep too, on the version it was found wrong on', async () => {
    const { incidents } = stores().store;
    const state = await made({ nextAt: minutes(900) });
    expect(await incidents.realign(state.id, 2, minutes(7))).toBe(false);
    expect(await incidents.realign('01NOBODY', 1, minutes(7))).toBe(false);
    expect((await incidents.load(state.id))?.state).toStrictEqual(state);

    expect(await incidents.realign(state.id, 1, minutes(7))).toBe(true);
    expect(await incidents.load(state.id)).toMatchObject({ version: 1, state: { ...state, nextAt: minutes(7) } });
    expect(await incidents.due(minutes(7), 5)).toEqual([{ id: state.id, version: 1, nextAt: minutes(7) }]);

    expect(await incidents.realign(state.id, 1, undefined)).toBe(true);
    expect((await incidents.load(state.id))?.state).not.toHaveProperty('nextAt');
    expect(await incidents.due(minutes(9000), 5)).toEqual([]);
  });

  it('counts open cases by priority, status and type', async () => {
    const { incidents } = stores().store;
    expect(await incidents.countOpen()).toEqual([]);
    await made({ priority: 'P1' });
    await made({ priority: 'P1' });
    await made({ priority: 'P2', status: 'resolved' });
    await made({ priority: 'P1', status: 'closed' });
    await made({ priority: 'P1', caseType: 'request' });
    const counts = await incidents.countOpen();
    expect(counts).toHaveLength(3);
    expect(counts).toEqual(
      expect.arrayContaining([
        { priority: 'P1', status: 'new', type: 'incident', count: 2 },
        { priority: 'P1', status: 'new', type: 'request', count: 1 },
        { priority: 'P2', status: 'resolved', type: 'incident', count: 1 },
      ]),
    );
  });

  it('moves old entries to the history once, and gives the whole timeline in order', async () => {
    const { store, other } = stores();
    const state = anIncident();
    await store.incidents.create(state.id, aWrite(state, { timeline: claims(1, KEPT_ENTRIES) }));
    expect(await store.incidents.archive(state.id)).toBe(0);

    const more = claims(KEPT_ENTRIES + 1, 5);
    await store.incidents.save(state.id, 1, aWrite(state, { timeline: more }));
    const all = [...claims(1, KEPT_ENTRIES), ...more];
    expect(await store.incidents.history(state.id)).toStrictEqual(all);

    await Promise.all([store.incidents.archive(state.id), other.incidents.archive(state.id)]);
    const stored = await store.incidents.load(state.id);
    expect(stored?.timeline).toStrictEqual(all.slice(5));
    expect(stored?.version).toBe(2);
    expect(await store.incidents.history(state.id)).toStrictEqual(all);
    expect(await store.incidents.archive(state.id)).toBe(0);
    expect(await store.incidents.history('01NOBODY')).toEqual([]);
  });

  it('loses nothing that is added while entries are moved', async () => {
    const { store, other } = stores();
    const state = anIncident();
    await store.incidents.create(state.id, aWrite(state, { timeline: claims(1, KEPT_ENTRIES + 20) }));
    const [added] = claims(900, 1);
    await Promise.all([
      store.incidents.archive(state.id),
      other.incidents.save(state.id, 1, aWrite(state, { timeline: added ? [added] : [] })),
    ]);
    expect(await store.incidents.history(state.id)).toStrictEqual([...claims(1, KEPT_ENTRIES + 20), added]);
  });

  it('gives a lease to one at a time, and to the next when it has run out', async () => {
    const { store, other } = stores();
    const tries = await Promise.all(
      ['a', 'b', 'c', 'd'].map((by, n) => (n % 2 ? store : other).leases.take('auditor', by, minutes(0), minutes(2))),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    const holder = ['a', 'b', 'c', 'd'][tries.indexOf(true)] ?? '';
    expect(await other.leases.take('auditor', holder, minutes(1), minutes(3))).toBe(true);
    expect(await store.leases.take('auditor', 'e', minutes(2), minutes(4))).toBe(false);
    expect(await store.leases.take('another', 'e', minutes(2), minutes(4))).toBe(true);
    expect(await store.leases.take('auditor', 'e', minutes(3), minutes(5))).toBe(true);
    expect(await store.leases.take('auditor', holder, minutes(3), minutes(5))).toBe(false);
  });

  it('remembers the newest audit for every process', async () => {
    const { store, other } = stores();
    expect(await store.repairs.last()).toBeUndefined();
    const result = { at: minutes(1), cleanAt: minutes(1), open: 3, overdue: 0, astray: 0, astrayTotal: 2 };
    await store.repairs.put(result);
    const { cleanAt: _, ...next } = { ...result, at: minutes(2), astray: 1 };
    await other.repairs.put(next);
    expect(await store.repairs.last()).toStrictEqual(next);
  });
}
