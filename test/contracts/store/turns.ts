import { NO_TURNS, withTurn } from '../../../src/incident/queries/turns';
import { anIncident, aTarget, aWrite } from '../../support/incidents';
import type { Stores } from '../store';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 8, minute));
const turn = (person: string, minute: number) => ({
  key: `k-${minute}`,
  incident: `i-${minute}`,
  person,
  at: at(minute),
});

export function turnContract(stores: Stores): void {
  it('is empty, at version 0, while nobody has had one', async () => {
    expect(await stores().store.turns.load('network')).toEqual(NO_TURNS);
  });

  it('keeps each team’s turns, for every process', async () => {
    const { store, other } = stores();
    const first = withTurn(NO_TURNS, turn('bo', 1));
    expect(await store.turns.save('network', first)).toBe('saved');
    expect(await other.turns.load('network')).toEqual(first);
    expect(await other.turns.load('service-desk')).toEqual(NO_TURNS);
    const second = withTurn(first, turn('dina', 2));
    expect(await other.turns.save('network', second)).toBe('saved');
    expect(await store.turns.load('network')).toEqual(second);
  });

  it('lets one of two writers win, from the first write on', async () => {
    const { store, other } = stores();
    const first = withTurn(NO_TURNS, turn('bo', 1));
    const both = await Promise.all([store.turns.save('network', first), other.turns.save('network', first)]);
    expect(both.toSorted()).toEqual(['lost', 'saved']);
    const next = withTurn(first, turn('dina', 2));
    const again = await Promise.all([store.turns.save('network', next), other.turns.save('network', next)]);
    expect(again.toSorted()).toEqual(['lost', 'saved']);
  });

  it('knows what people hold, of whatever team', async () => {
    const { store } = stores();
    const owner = (id: string) => ({ owner: { id, name: id }, responseTarget: aTarget(1, { metAt: at(1) }) });
    const cases = [
      anIncident({ id: 'held-a', status: 'in_progress', priority: 'P1', team: 'network', ...owner('bo') }),
      anIncident({ id: 'held-b', status: 'waiting', priority: 'P4', ...owner('dina') }),
      anIncident({ id: 'held-c', status: 'resolved', ...owner('bo') }),
      anIncident({ id: 'held-d', status: 'in_progress', ...owner('anna') }),
      anIncident({ id: 'held-e' }),
    ];
    for (const state of cases) await store.incidents.create(state.id, aWrite(state));
    const held = await store.incidents.heldBy(['bo', 'dina']);
    expect(held.toSorted((one, other) => one.owner.localeCompare(other.owner))).toEqual([
      { owner: 'bo', priority: 'P1' },
      { owner: 'dina', priority: 'P4' },
    ]);
    expect(await store.incidents.heldBy([])).toEqual([]);
  });

  it('knows which cases another team accepted since, the newest first', async () => {
    const { store } = stores();
    const pass = (minute: number) => ({ from: 'network', to: 'service-desk', at: at(minute) });
    const cases = [
      anIncident({ id: 'passed-old', passes: [pass(1)] }),
      anIncident({ id: 'passed-a', status: 'closed', passes: [pass(1), pass(20)] }),
      anIncident({ id: 'passed-b', confidential: true, passes: [pass(30)] }),
      anIncident({ id: 'passed-never' }),
    ];
    for (const state of cases) await store.incidents.create(state.id, aWrite(state));
    expect(await store.incidents.passedSince(at(10))).toEqual([
      { confidential: true, passes: [pass(30)] },
      { confidential: false, passes: [pass(1), pass(20)] },
    ]);
  });

  it('knows which cases somebody has scored since, the newest first', async () => {
    const { store } = stores();
    const score = (given: 1 | 5, minute: number) => ({ score: { given, at: at(minute) } });
    const cases = [
      anIncident({ id: 'scored-old', status: 'closed', ...score(5, 1) }),
      anIncident({ id: 'scored-a', status: 'closed', team: 'network', ...score(1, 20) }),
      anIncident({ id: 'scored-b', confidential: true, ...score(5, 30) }),
      anIncident({ id: 'scored-never', status: 'closed' }),
    ];
    for (const state of cases) await store.incidents.create(state.id, aWrite(state));
    expect(await store.incidents.scoredSince(at(10))).toEqual([
      { confidential: true, team: 'it', ...score(5, 30) },
      { confidential: false, team: 'network', ...score(1, 20) },
    ]);
  });

  it('keeps the last hundred', () => {
    let turns = NO_TURNS;
    for (let minute = 0; minute < 130; minute += 1) turns = withTurn(turns, turn(`p-${minute % 3}`, minute));
    expect([turns.given.length, turns.given[0]?.key, turns.last.length]).toEqual([100, 'k-30', 3]);
  });
}
