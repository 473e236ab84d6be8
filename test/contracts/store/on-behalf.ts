import type { Incident } from '../../../src/incident/types';
import { anIncident, aWrite, minutes } from '../../support/incidents';
import type { Stores } from '../store';

export function onBehalfContract(stores: Stores): void {
  const create = async (...states: readonly Incident[]) => {
    for (const state of states) await stores().store.incidents.create(state.id, aWrite(state));
  };

  it('finds what operators wrote down for callers since a moment, newest first', async () => {
    await create(
      anIncident({ title: 'long ago', called: { at: minutes(-90) } }),
      anIncident({ title: 'older', called: { at: minutes(1) }, status: 'closed' }),
      anIncident({ title: 'newer', called: { at: minutes(2), source: 'phone' } }),
      anIncident({ title: 'reported' }),
    );
    const titles = async (limit: number) =>
      (await stores().other.incidents.calledSince(minutes(0), limit)).map(({ title }) => title);
    expect(await titles(10)).toEqual(['newer', 'older']);
    expect(await titles(1)).toEqual(['newer']);
  });

  it('finds the open cases of an address that nobody was asked about', async () => {
    const email = 'kim@firm.dk';
    const [mine, resolved] = [anIncident({ absent: { email } }), anIncident({ absent: { email }, status: 'resolved' })];
    await create(
      mine,
      resolved,
      anIncident({ absent: { email, asked: true } }),
      anIncident({ absent: { denied: true } }),
      anIncident({ absent: { email }, status: 'closed' }),
      anIncident({ absent: { email: 'bo@firm.dk' } }),
      anIncident({ absent: {} }),
      anIncident(),
    );
    const { incidents } = stores().other;
    expect((await incidents.unasked(email, 10)).toSorted()).toEqual([mine.id, resolved.id].toSorted());
    expect(await incidents.unasked(email, 1)).toHaveLength(1);
  });
}
