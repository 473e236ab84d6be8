import type { Incident } from '../../../src/incident/types';
import { aCardEffect, aClaim, anIncident, aWrite, minutes } from '../../support/incidents';
import type { Stores } from '../store';

const HOSTILE = '{"$gt": ""} $where .dot. <!channel> \u0000 æøå 🖨';

export function incidentContract(stores: Stores): void {
  const made = async (overrides: Partial<Incident> = {}) => {
    const state = anIncident(overrides);
    expect(await stores().store.incidents.create(state.id, aWrite(state))).toBe('created');
    return state;
  };

  it('hands out numbers once, to two processes at a time', async () => {
    const { store, other } = stores();
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 ? store : other).incidents.nextNumber()),
    );
    expect(new Set(taken).size).toBe(30);
    expect(taken.every((number) => Number.isInteger(number) && number > 0)).toBe(true);
  });

  it('gives back what was created, by id, number and external key', async () => {
    const { incidents } = stores().store;
    const state = anIncident({ nextAt: minutes(45) });
    const write = aWrite(state, {
      timeline: [aClaim('1.0')],
      outbox: [aCardEffect('1.0')],
      keys: [{ key: 'k1', at: minutes(0), version: 1 }],
      lastSaid: '1.0',
    });
    await incidents.create(state.id, write);

    const stored = {
      state,
      version: 1,
      timeline: write.timeline,
      outbox: write.outbox,
      keys: write.keys,
      lastSaid: '1.0',
    };
    expect(await incidents.load(state.id)).toStrictEqual(stored);
    expect(await incidents.byNumber(state.number)).toStrictEqual(stored);
    expect(await incidents.byExternalKey('teams', state.externalKey)).toStrictEqual(stored);
    expect(await incidents.byExternalKey('slack', state.externalKey)).toBeUndefined();
    expect(await incidents.load('01NOBODY')).toBeUndefined();
    expect(await incidents.byNumber(-1)).toBeUndefined();
  });

  it('makes one incident of an event that comes four times at once', async () => {
    const { store, other } = stores();
    const results = await Promise.all(
      [store, other, store, other].map((one) => {
        const state = anIncident({ externalKey: 'same-event' });
        return one.incidents.create(state.id, aWrite(state));
      }),
    );
    expect(results.toSorted()).toEqual(['created', 'exists', 'exists', 'exists']);
  });

  it('says that a number is taken, and that a repeated create exists although its number is taken too', async () => {
    const { incidents } = stores().store;
    const first = await made();
    const second = anIncident({ number: first.number });
    expect(await incidents.create(second.id, aWrite(second))).toBe('number_taken');
    expect(await incidents.load(second.id)).toBeUndefined();
    expect(await incidents.create(first.id, aWrite(first))).toBe('exists');
  });

  it('goes on after the highest number once one was taken', async () => {
    const { incidents } = stores().store;
    await made({ number: 5000 });
    const taken = anIncident({ number: 5000 });
    expect(await incidents.create(taken.id, aWrite(taken))).toBe('number_taken');
    expect(await incidents.nextNumber()).toBeGreaterThan(5000);
  });

  it('saves on the version it was decided on, and on no other', async () => {
    const { incidents } = stores().store;
    const state = await made();
    const claimed: Incident = { ...state, status: 'in_progress', owner: { id: 'operator', name: 'Bo Lund' } };
    const kept = { key: 'k2', at: minutes(5), version: 2 };
    const write = aWrite(claimed, {
      timeline: [aClaim('2.0')],
      outbox: [aCardEffect('2.0')],
      keys: [kept],
      lastSaid: '2.0',
    });

    expect(await incidents.save(state.id, 1, write)).toBe('saved');
    expect(await incidents.save(state.id, 1, write)).toBe('lost');
    expect(await incidents.save(state.id, 3, write)).toBe('lost');
    expect(await incidents.save('01NOBODY', 1, write)).toBe('lost');
    expect(await incidents.load(state.id)).toStrictEqual({
      state: claimed,
      version: 2,
      timeline: [aClaim('2.0')],
      outbox: [aCardEffect('2.0')],
      keys: [kept],
      lastSaid: '2.0',
    });
  });

  it('forgets a field that left the state, and keeps the last say of a write without one', async () => {
    const { incidents } = stores().store;
    const state = await made({
      owner: { id: 'operator', name: 'Bo' },
      question: { text: 'Which?', at: minutes(1), by: { id: 'operator', name: 'Bo' } },
    });
    await incidents.save(state.id, 1, aWrite(state, { lastSaid: '2.0' }));
    const { owner: _owner, question: _question, nextAt: _nextAt, ...rest } = state;
    await incidents.save(state.id, 2, aWrite(rest));

    const stored = await incidents.load(state.id);
    expect(stored?.state).toStrictEqual(rest);
    expect(stored?.lastSaid).toBe('2.0');
    expect(await incidents.due(minutes(10_000), 10)).toEqual([]);
  });

  it('lets exactly one of twenty writers win each version', async () => {
    const { store, other } = stores();
    const state = await made();
    for (const version of [1, 2]) {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? store : other).incidents.save(
            state.id,
            version,
            aWrite({ ...state, title: `writer ${index}` }, { timeline: [aClaim(`${version + 1}.0`)] }),
          ),
        ),
      );
      expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    }
    const stored = await store.incidents.load(state.id);
    expect(stored?.version).toBe(3);
    expect(stored?.timeline.map((entry) => entry.id)).toEqual(['2.0', '3.0']);
  });

  it('keeps the closing days and holidays of hours', async () => {
    const week = [[[480, 960] as const]];
    const office = { zone: 'Europe/Copenhagen', week, holidays: 'DK', closed: ['2026-12-24', '2026-12-31'] };
    const state = await made({ calendars: { office } });
    expect((await stores().store.incidents.load(state.id))?.state).toStrictEqual(state);
  });

  it('keeps hostile text, dots and dollars as data', async () => {
    const { incidents } = stores().store;
    const week = [[[0, 1440] as const]];
    const state = await made({
      title: HOSTILE,
      details: '$title',
      externalKey: '$ne',
      caller: { id: '$caller', name: HOSTILE },
      calendars: { 'hq.floor': { zone: 'UTC', week }, $open: { zone: 'UTC', week }, 'a$b.c': { zone: 'UTC', week } },
    });
    expect((await incidents.byExternalKey('teams', '$ne'))?.state).toStrictEqual(state);
    expect((await incidents.ofCaller('$caller', 10)).map((found) => found.id)).toEqual([state.id]);

    const by = { id: '$by', name: HOSTILE };
    const note = { id: '2.0', type: 'messaged', text: '$state.title', at: minutes(1), by, deskVersion: '$v' } as const;
    const kept = { key: '$key', at: minutes(1), version: 2 };
    const entry = { ...aCardEffect('$outbox'), previous: '$$ROOT' };
    await incidents.save(
      state.id,
      1,
      aWrite({ ...state, details: HOSTILE }, { timeline: [note], outbox: [entry], keys: [kept] }),
    );
    expect((await incidents.load(state.id))?.timeline).toStrictEqual([note]);
    expect((await incidents.load(state.id))?.outbox).toStrictEqual([entry]);
    await incidents.settle(state.id, ['$outbox']);
    const settled = await incidents.load(state.id);
    expect(settled?.outbox).toEqual([]);
    expect(settled?.state).toStrictEqual({ ...state, details: HOSTILE });
    expect(settled?.keys).toStrictEqual([kept]);
  });
}
