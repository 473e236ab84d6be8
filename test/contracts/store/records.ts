import type { KindTypes } from '../../../src/record/kind';
import { KEPT_ENTRIES, type RecordStore } from '../../../src/record/store';
import type { Entry, OutboxEntry, Write } from '../../../src/record/stored';
import { minutes } from '../../support/incidents';

/** The records of one kind, and the same as another process has them. */
export type RecordStores<T extends KindTypes> = () => {
  readonly store: RecordStore<T>;
  readonly other: RecordStore<T>;
};

/** Records of one kind as a test makes them. */
export interface Sample<T extends KindTypes> {
  /** Without `nextAt` it has no next look. */
  readonly state: (nextAt?: Date) => T['state'];
  readonly entry: (id: string) => Entry<T['event']>;
  readonly effect: (id: string, at?: Date) => OutboxEntry<T['effect']>;
}

/** What every kind's records do, on every store. */
export function recordContract<T extends KindTypes>(stores: RecordStores<T>, sample: Sample<T>): void {
  const aWrite = (state: T['state'], more: Partial<Write<T>> = {}): Write<T> => ({
    state,
    timeline: [],
    outbox: [],
    keys: [],
    ...more,
  });

  it('gives back what was created and what was saved on the newest version', async () => {
    const { store, other } = stores();
    const state = sample.state(minutes(45));
    const [k1, k2] = [1, 2].map((version) => ({ key: `k${version}`, at: minutes(version), version }));
    if (!k1 || !k2) throw new Error('made above');
    const first = aWrite(state, { timeline: [sample.entry('1.0')], outbox: [sample.effect('1.0')], keys: [k1] });
    expect(await store.create(state.id, first)).toBe('created');
    expect(await other.create(state.id, first)).toBe('exists');
    const { timeline, outbox } = first;
    expect(await other.load(state.id)).toStrictEqual({ state, version: 1, timeline, outbox, keys: [k1] });
    expect(await other.byExternalKey(state.source, state.externalKey)).toMatchObject({ version: 1 });
    const next = aWrite(state, { timeline: [sample.entry('2.0')], keys: [k1, k2], lastSaid: '2.0' });
    const saves = await Promise.all([store, other, store].map((one) => one.save(state.id, 1, next)));
    expect(saves.toSorted()).toEqual(['lost', 'lost', 'saved']);
    expect(await store.load(state.id)).toMatchObject({ version: 2, keys: [k1, k2], lastSaid: '2.0' });
  });

  it('looks through what is open, puts the next look right, and moves old entries to the history', async () => {
    const { store, other } = stores();
    const state = sample.state(minutes(900));
    const long = Array.from({ length: KEPT_ENTRIES + 5 }, (_, n) => sample.entry(`${n + 1}.0`));
    await store.create(state.id, aWrite(state, { timeline: long }));
    const row = { state, version: 1, dueAt: minutes(900), entries: long.length };
    expect(await other.open(undefined, 5)).toStrictEqual({ rows: [row], unreadable: 0 });
    expect(await store.realign(state.id, 2, minutes(7))).toBe(false);
    expect(await store.realign(state.id, 1, minutes(7))).toBe(true);
    expect(await other.due(minutes(7), 5)).toEqual([{ id: state.id, version: 1, nextAt: minutes(7) }]);
    expect(await store.archive(state.id)).toBe(5);
    expect(await other.archive(state.id)).toBe(0);
    expect((await other.load(state.id))?.timeline).toStrictEqual(long.slice(5));
    expect(await other.history(state.id)).toStrictEqual(long);
  });
  it('puts entries in the place of others, wherever those lie by now', async () => {
    const { store, other } = stores();
    const state = sample.state();
    const long = Array.from({ length: KEPT_ENTRIES + 2 }, (_, n) => sample.entry(`${n + 1}.0`));
    await store.create(state.id, aWrite(state, { timeline: long }));
    await store.archive(state.id);
    const changed = ['1.0', '9.0'].map((id) => ({ ...sample.entry(id), at: minutes(77) }));
    await other.replace(state.id, [...changed, { ...sample.entry('999.0'), at: minutes(77) }]);
    const history = await store.history(state.id);
    expect(history).toHaveLength(long.length);
    expect(history.filter(({ at }) => at.getTime() === minutes(77).getTime())).toStrictEqual(changed);
    expect((await store.load(state.id))?.version).toBe(1);
  });

  it('removes delivered entries without touching the version', async () => {
    const { store } = stores();
    const state = sample.state();
    const outbox = [sample.effect('1.0'), sample.effect('1.1'), sample.effect('1.2')];
    await store.create(state.id, aWrite(state, { outbox }));

    await store.settle(state.id, ['1.0', '1.2', 'not there']);
    expect(await store.load(state.id)).toMatchObject({ version: 1, outbox: [outbox[1]] });
    await store.settle(state.id, ['1.1']);
    await store.settle(state.id, ['1.1']);
    await store.settle('01NOBODY', ['1.1']);
    expect(await store.load(state.id)).toMatchObject({ version: 1, outbox: [] });
  });

  it('keeps entries where what was shown is not the newest any more, and says so', async () => {
    const { store, other } = stores();
    const state = sample.state();
    await store.create(state.id, aWrite(state, { outbox: [sample.effect('1.0'), sample.effect('1.1')] }));
    expect(await store.settle(state.id, ['1.0'], 1)).toBe(true);
    await other.save(state.id, 1, aWrite(state));
    expect(await store.settle(state.id, ['1.1'], 1)).toBe(false);
    expect(await store.load(state.id)).toMatchObject({ version: 2, outbox: [{ id: '1.1' }] });
    expect(await store.settle(state.id, ['1.1'], 2)).toBe(true);
    expect(await store.load(state.id)).toMatchObject({ version: 2, outbox: [] });
    expect(await store.settle('01NOBODY', ['1.0'], 1)).toBe(false);
  });

  it('does not undo a write that comes at the same moment', async () => {
    const { store, other } = stores();
    const state = sample.state();
    await store.create(state.id, aWrite(state, { outbox: [sample.effect('1.0')] }));
    const written: string[] = [];
    for (let version = 1; version <= 10; version += 1) {
      const id = `${version + 1}.0`;
      const write = aWrite(state, { outbox: [sample.effect(id)], timeline: [sample.entry(id)] });
      const [saved] = await Promise.all([
        store.save(state.id, version, write),
        other.settle(state.id, [`${version}.0`]),
      ]);
      expect(saved).toBe('saved');
      written.push(id);
    }
    const stored = await store.load(state.id);
    expect(stored?.timeline.map((entry) => entry.id)).toEqual(written);
    expect(stored?.outbox.map((entry) => entry.id)).toEqual(['11.0']);
  });

  it('finds what has waited too long, oldest first', async () => {
    const { store } = stores();
    const [late, later, fresh, empty] = [sample.state(), sample.state(), sample.state(), sample.state()];
    await store.create(later.id, aWrite(later, { outbox: [sample.effect('1.0', minutes(2))] }));
    await store.create(
      late.id,
      aWrite(late, { outbox: [sample.effect('1.0', minutes(1)), sample.effect('1.1', minutes(9))] }),
    );
    await store.create(fresh.id, aWrite(fresh, { outbox: [sample.effect('1.0', minutes(8))] }));
    await store.create(empty.id, aWrite(empty));

    const ids = async (limit: number) => (await store.unsettled(minutes(8), limit)).map((one) => one.state.id);
    expect(await ids(10)).toEqual([late.id, later.id]);
    expect(await ids(1)).toEqual([late.id]);
    expect((await store.unsettled(minutes(8), 1))[0]).toStrictEqual(await store.load(late.id));
    expect(await store.health(minutes(20))).toMatchObject({ unsettled: 3, outboxAgeMs: 19 * 60_000 });
  });

  it('counts the wait from the oldest entry that is left', async () => {
    const { store } = stores();
    const state = sample.state();
    await store.create(state.id, aWrite(state, { outbox: [sample.effect('1.0', minutes(1))] }));
    await store.save(state.id, 1, aWrite(state, { outbox: [sample.effect('2.0', minutes(5))] }));
    expect(await store.unsettled(minutes(2), 10)).toHaveLength(1);

    await store.settle(state.id, ['1.0']);
    expect(await store.unsettled(minutes(2), 10)).toEqual([]);
    expect(await store.unsettled(minutes(6), 10)).toHaveLength(1);
    await store.settle(state.id, ['2.0']);
    expect(await store.unsettled(minutes(100), 10)).toEqual([]);

    await store.save(state.id, 2, aWrite(state, { outbox: [sample.effect('3.0', minutes(50))] }));
    expect(await store.unsettled(minutes(50), 10)).toEqual([]);
    expect(await store.unsettled(minutes(51), 10)).toHaveLength(1);
  });

  it('lists what falls due, earliest first, with the version', async () => {
    const { store } = stores();
    const [second, first, far] = [30, 20, 90].map((due) => sample.state(minutes(due)));
    const resting = sample.state();
    for (const state of [second, first, far, resting]) if (state) await store.create(state.id, aWrite(state));
    if (!first || !second) throw new Error('made above');
    await store.save(first.id, 1, aWrite({ ...first, nextAt: minutes(25) }));

    expect(await store.due(minutes(30), 10)).toEqual([
      { id: first.id, version: 2, nextAt: minutes(25) },
      { id: second.id, version: 1, nextAt: minutes(30) },
    ]);
    expect(await store.due(minutes(30), 1)).toHaveLength(1);
    expect(await store.due(minutes(24), 10)).toEqual([]);
    expect(await store.health(minutes(35))).toEqual({
      unreadable: 0,
      overdueMs: 10 * 60_000,
      outboxAgeMs: 0,
      unsettled: 0,
    });
    expect(await store.health(minutes(1))).toMatchObject({ overdueMs: 0 });
  });
}
