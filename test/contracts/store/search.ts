import { MOST_FOUND, type ReadScope } from '../../../src/incident/store';
import type { Incident } from '../../../src/incident/types';
import { anIncident, aWrite } from '../../support/incidents';
import type { Stores } from '../store';

const NOBODY: ReadScope = { person: 'stranger', teams: [], confidentialTeams: [], everything: false };
const EVERYTHING: ReadScope = { ...NOBODY, everything: true };

export function searchContract(stores: Stores): void {
  const create = async (...states: readonly Incident[]) => {
    for (const state of states) await stores().store.incidents.create(state.id, aWrite(state));
  };
  type Asked = Parameters<ReturnType<Stores>['store']['incidents']['find']>[1];
  const found = async (scope: ReadScope, asked: Asked) =>
    (await stores().store.incidents.find(scope, asked)).map(({ state }) => state.title);

  it('finds cases by their terms, open and ended, the newest first', async () => {
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
    expect(await found(EVERYTHING, { any: ['print'] })).toEqual(['vpn', 'printer toner', 'printer jam']);
    expect(await found(EVERYTHING, { all: ['print', 'jam'] })).toEqual(['printer toner', 'printer jam']);
    expect(await found(EVERYTHING, { any: ['name:kim', 'ton'] })).toEqual(['door', 'printer toner']);
    expect(await found(EVERYTHING, { any: ['nothing', '$gt', '{"$gt":""}', '.*'] })).toEqual([]);
  });

  it('finds for each reader what they may read, and nothing else', async () => {
    const secret = { confidential: true };
    await create(
      anIncident({ id: 's2-a', title: 'lamp it', team: 'it' }),
      anIncident({ id: 's2-b', title: 'lamp hr', team: 'hr' }),
      anIncident({ id: 's2-c', title: 'lamp secret', team: 'it', ...secret }),
      anIncident({ id: 's2-d', title: 'lamp own', team: 'x', caller: { id: 'p', name: 'P' }, ...secret }),
    );
    const lamp = { any: ['lamp'] };
    const p: ReadScope = { ...NOBODY, person: 'p' };
    expect(await found(NOBODY, lamp)).toEqual([]);
    expect(await found(p, lamp)).toEqual(['lamp own']);
    expect(await found({ ...p, teams: ['it'] }, lamp)).toEqual(['lamp own', 'lamp it']);
    expect(await found({ ...p, confidentialTeams: ['it'], teams: ['it'] }, lamp)).toEqual([
      'lamp own',
      'lamp secret',
      'lamp it',
    ]);
    expect(await found(EVERYTHING, lamp)).toEqual(['lamp hr', 'lamp it']);
  });

  it('finds the cases of a device by its tag', async () => {
    await create(anIncident({ id: 's5-a', title: 'jam', device: { tag: 'PRN-3-12', name: 'Canon' } }));
    expect(await found(EVERYTHING, { all: ['prn312'] })).toEqual(['jam']);
  });

  it('follows what a case says now', async () => {
    const state = anIncident({ title: 'lamp' });
    await create(state);
    await stores().store.incidents.save(state.id, 1, aWrite({ ...state, title: 'door' }));
    expect(await found(EVERYTHING, { any: ['lamp'] })).toEqual([]);
    expect(await found(EVERYTHING, { any: ['door'] })).toEqual(['door']);
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
