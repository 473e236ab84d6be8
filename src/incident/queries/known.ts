import { isUnresolved } from '../lifecycle';
import { disturbances, type KnownCase, knownOf } from '../policies/services/known';
import type { IncidentStore } from '../store';
import type { IncidentTurn } from '../turn';
import type { Incident } from '../types';

/** What this person may know of; strangers in a shared channel and guests hear nothing of the company's services. */
export const knownTo = async ({ who, deps }: Pick<IncidentTurn, 'who' | 'deps'>): Promise<readonly KnownCase[]> =>
  who.actor.member ? disturbances(await deps.store.incidents.known()) : [];

/** What a case was taken for the same as, as far as everybody may know of that one now. */
export const alikeTo = async (
  incidents: Pick<IncidentStore, 'load'>,
  incident: Pick<Incident, 'alike' | 'status' | 'confidential'>,
): Promise<KnownCase | undefined> => {
  const { alike, confidential } = incident;
  if (alike === undefined || confidential || !isUnresolved(incident)) return undefined;
  const other = await incidents.load(alike);
  return other && knownOf(other.state);
};
