import { type FoundCase, MOST_FOUND, type ReadScope } from '../../../src/incident/store';
import type { Incident } from '../../../src/incident/types';
import { anIncident, aWrite } from '../../support/incidents';
import type { Stores } from '../store';

const NOBODY: ReadScope = { person: 'stranger', teams: [], confidentialTeams: [], everything: false };
const EVERYTHING: ReadScope = { ...NOBODY, everything: true };
const titles = (cases: readonly FoundCase[]): readonly string[] => cases.map(({ state }) => state.title);

export function searchContract(stores: Stores): void {
  const create = async (...states: readonly Incident[]) => {
    for (const state of states) await stores().store.incidents.create(state.id, aWrite(state));
  };
  const found = async (scope: ReadScope, term: string, before?: number) =>
    titles(await stores().store.incidents.find(scope, term, before));
  const any = async (scope: ReadScope, ...terms: readonly string[]) =>
    titles(await stores().store.incidents.findAny(scope, terms));
  const own = async (person: string, before?: number) =>
    titles(await stores().store.incidents.ofPerson(person, before));

  it('finds cases by a term, open and ended, the newest first', async () => {
    await create(
      anIncident({ id: 's1-a', title: 'printer jam' }),
      anIncident({ id: 's1-b', title: 'printer toner', status: 'closed', details: 'it jams' }),
      anIncident({
        id: 's1-c',
        title: 'vpn',
        resolution: { text: 'a printer', code: 'fixed', at: new Date(), by: { id: 'x', name: 'X' } },
      }),
      anIncident({ id: 's1-d', title: 'door', caller: { id: 'k', name: 'Kim Print' } }),
    );
    expect(await found(EVERYTHING, 'print')).toEqual(['door', 'vpn', 'printer toner', 'printer jam']);
    expect(await found(EVERYTHING, 'jam')).toEqual(['printer toner', 'printer jam']);
    expect(await found(EVERYTHING, 'name:print')).toEqual(['door']);
    expect(await any(EVERYTHING, 'name:kim', 'ton')).toEqual(['door', 'printer toner']);
    for (const term of ['nothing', '$gt', '{"$gt":""}', '.*']) expect(await found(EVERYTHING, term)).toEqual([]);
    expect(await any(EVERYTHING, 'nothing', '$gt', '{"$gt":""}', '.*')).toEqual([]);
  });

  it('finds for each reader what their teams let them read, and nothing else', async () => {
    const secret = { confidential: true };
    await create(
      anIncident({ id: 's2-a', title: 'lamp it', team: 'it' }),
      anIncident({ id: 's2-b', title: 'lamp hr', team: 'hr' }),
      anIncident({ id: 's2-c', title: 'lamp secret', team: 'it', ...secret }),
      anIncident({ id: 's2-d', title: 'lamp own', team: 'x', caller: { id: 'p', name: 'P' }, ...secret }),
    );
    const p: ReadScope = { ...NOBODY, person: 'p' };
    const it = { ...p, teams: ['it'] };
    const lead = { ...it, confidentialTeams: ['it'] };
    for (const look of [found, any]) {
      expect(await look(NOBODY, 'lamp')).toEqual([]);
      expect(await look(p, 'lamp')).toEqual([]);
      expect(await look(it, 'lamp')).toEqual(['lamp it']);
      expect(await look(lead, 'lamp')).toEqual(['lamp secret', 'lamp it']);
      expect(await look({ ...lead, teams: [] }, 'lamp')).toEqual(['lamp secret', 'lamp it']);
      expect(await look(EVERYTHING, 'lamp')).toEqual(['lamp hr', 'lamp it']);
      expect(await look({ ...lead, everything: true }, 'lamp')).toEqual(['lamp secret', 'lamp hr', 'lamp it']);
    }
  });

  it('finds what is somebody’s own, whatever their team and however secret', async () => {
    const p = { id: 'p', name: 'P' };
    await create(
      anIncident({ id: 's3-a', title: 'called', caller: p, confidential: true }),
      anIncident({ id: 's3-b', title: 'written', reporter: p }),
      anIncident({ id: 's3-c', title: 'had', owner: p, status: 'in_progress' }),
      anIncident({ id: 's3-d', title: 'given once', assigned: ['p'] }),
      anIncident({ id: 's3-e', title: 'taken part in', participants: [p] }),
      anIncident({ id: 's3-f', title: 'somebody else’s' }),
    );
    expect(await own('p')).toEqual(['taken part in', 'given once', 'had', 'written', 'called']);
    expect(await own('nobody')).toEqual([]);
  });

  it('goes on with older ones, however far apart their numbers lie', async () => {
    await create(
      ...[3, 2000, 30_000, 200_000, 200_001].map((number) =>
        anIncident({ id: `s6-${number}`, number, title: `lamp ${number}`, caller: { id: 'p', name: 'P' } }),
      ),
    );
    const all = ['lamp 200001', 'lamp 200000', 'lamp 30000', 'lamp 2000', 'lamp 3'];
    expect(await found(EVERYTHING, 'lamp')).toEqual(all);
    expect(await found(EVERYTHING, 'lamp', 200_001)).toEqual(all.slice(1));
    expect(await found({ ...NOBODY, teams: ['it'] }, 'lamp', 2000)).toEqual(all.slice(4));
    expect(await own('p', 30_000)).toEqual(all.slice(3));
  });

  it('finds the cases of a device, a category, a part of it and a service', async () => {
    await create(
      anIncident({ id: 's5-a', title: 'jam', device: { tag: 'PRN-3-12', name: 'Canon' } }),
      anIncident({ id: 's5-b', title: 'slow', category: 'network', sub: 'wifi', service: 'mail' }),
      anIncident({ id: 's5-c', title: 'off', category: 'network' }),
    );
    expect(await found(EVERYTHING, 'prn312')).toEqual(['jam']);
    expect(await found(EVERYTHING, 'canon')).toEqual(['jam']);
    expect(await found(EVERYTHING, 'category:network')).toEqual(['off', 'slow']);
    expect(await found(EVERYTHING, 'category:network.wifi')).toEqual(['slow']);
    expect(await found(EVERYTHING, 'service:mail')).toEqual(['slow']);
  });

  it('follows what a case says now', async () => {
    const state = anIncident({ title: 'lamp' });
    await create(state);
    await stores().store.incidents.save(state.id, 1, aWrite({ ...state, title: 'door', team: 'hr' }));
    expect(await found(EVERYTHING, 'lamp')).toEqual([]);
    expect(await found(EVERYTHING, 'door')).toEqual(['door']);
    expect(await found({ ...NOBODY, teams: ['it'] }, 'door')).toEqual([]);
    expect(await found({ ...NOBODY, teams: ['hr'] }, 'door')).toEqual(['door']);
  });

  it(`gives no more than ${MOST_FOUND}, and tells what a suggestion learns from`, async () => {
    const by = { id: 'x', name: 'X' };
    await create(
      anIncident({ id: 's4-a', title: 'lamp', status: 'closed', sub: 'desk', suggested: ['network', 'hardware'] }),
      anIncident({ id: 's4-b', title: 'door', status: 'resolved', categorisedBy: by }),
      anIncident({ id: 's4-c', title: 'open' }),
      anIncident({ id: 's4-d', title: 'cancelled', status: 'cancelled' }),
      anIncident({ id: 's4-e', title: 'secret', status: 'closed', confidential: true }),
    );
    const { incidents } = stores().store;
    expect(await incidents.learned(5)).toEqual([
      { id: 's4-b', terms: ['door'], category: 'hardware', said: true },
      { id: 's4-a', terms: ['lamp'], category: 'hardware', sub: 'desk', suggested: 'network' },
    ]);
    expect(await incidents.learned(1)).toHaveLength(1);
  });
}
