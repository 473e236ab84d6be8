import { ulid } from 'ulid';
import type { IncidentEntry, StoredIncident } from '../../../src/incident/stored';
import { anIncident, minutes } from '../../support/incidents';
import type { Stores } from '../store';

const OLGA = { id: 'import:olga', name: 'Olga' };

const step = (n: number, version: number): IncidentEntry => ({
  id: `${version}.${n}`,
  type: 'elsewhere',
  at: minutes(n),
  by: OLGA,
  deskVersion: 'v1',
  note: `step ${n}`,
});

/** An end of another tool's, with so many steps. */
const brought = (key: string, steps: number, number: number, { id = ulid(), version = 1 } = {}): StoredIncident => {
  const {
    nextAt: _,
    origin: __,
    ...state
  } = anIncident({
    id,
    number,
    source: 'import',
    externalKey: key,
    title: `printer ${key}`,
    status: 'closed',
    imported: { from: 'Old', number: key, hash: `hash of ${steps}` },
  });
  const timeline = Array.from({ length: steps }, (_, n) => step(n, version));
  return { state, version, timeline, outbox: [], keys: [] };
};

const EVERYTHING = { person: 'x', teams: [], confidentialTeams: [], everything: true };

export function historyContract(stores: Stores): void {
  it('knows by their keys what was brought over, to every process', async () => {
    const { store, other } = stores();
    const one = brought('A', 2, 1);
    await store.history.put([one, brought('B', 1, 2)]);
    expect(await other.history.known(['A', 'C', '$ne'])).toEqual(
      new Map([['A', { id: one.state.id, number: 1, version: 1, hash: 'hash of 2' }]]),
    );
    expect(await other.history.known([])).toEqual(new Map());
    await store.history.put([]);
  });

  it('keeps a long timeline whole, and the case at rest', async () => {
    const { store, other } = stores();
    const one = brought('A', 50, 1);
    await store.history.put([one]);
    expect(await other.incidents.history(one.state.id)).toEqual(one.timeline);
    expect(await other.incidents.load(one.state.id)).toMatchObject({ state: one.state, version: 1, outbox: [] });
    expect((await other.incidents.find(EVERYTHING, 'print')).map(({ state }) => state.id)).toEqual([one.state.id]);
    const far = new Date('2199-01-01');
    expect(await other.incidents.due(far, 9)).toEqual([]);
    expect(await other.incidents.unsettled(far, 9)).toEqual([]);
    expect((await other.incidents.open(undefined, 9)).rows).toEqual([]);
    expect(await other.incidents.queue(EVERYTHING)).toEqual([]);
  });

  it('writes a case again in place of what was there, and nothing of that is left', async () => {
    const { history, incidents } = stores().store;
    const one = brought('A', 50, 1);
    await history.put([one]);
    const next = brought('A', 30, 1, { id: one.state.id, version: 2 });
    await history.put([next]);
    await history.put([next]);
    expect(await incidents.history(one.state.id)).toEqual(next.timeline);
    expect((await history.known(['A'])).get('A')).toMatchObject({ version: 2, hash: 'hash of 30' });
  });

  it('takes numbers in a row that nobody else gets, past those that are stored', async () => {
    const { store, other } = stores();
    await store.history.put([brought('A', 1, 40)]);
    const first = await other.history.numbers(5);
    expect(first).toBeGreaterThan(40);
    const taken = await Promise.all([store.history.numbers(3), other.history.numbers(3), other.incidents.nextNumber()]);
    const all = [
      first,
      first + 4,
      ...taken.flatMap((number, i) => (i < 2 ? [number, number + 1, number + 2] : [number])),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(Math.min(...taken)).toBeGreaterThan(first + 4);
  });
}
