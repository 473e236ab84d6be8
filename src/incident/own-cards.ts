import type { Jobs } from '../record/jobs';
import { incidentKind } from './kind';
import { isEnded } from './lifecycle';
import type { IncidentStore } from './store';

const MOST = 20;

/** The cards of a caller's open cases are written anew, though nothing happened with the case. */
export const showOwnCards = async (incidents: IncidentStore, jobs: Jobs, caller: string): Promise<void> => {
  const open = (await incidents.ofCaller(caller, MOST)).filter((incident) => !isEnded(incident));
  const card = { id: 'live.caller', effect: { type: 'live', place: 'caller' }, ofRow: true, isLost: true } as const;
  await Promise.all(open.map(({ id }) => jobs.add({ kind: incidentKind.name, id }, card)));
};
