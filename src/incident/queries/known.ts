import { disturbances, type KnownCase } from '../policies/services/known';
import type { IncidentTurn } from '../turn';

/** What this person may know of; strangers in a shared channel and guests hear nothing of the company's services. */
export const knownTo = async ({ who, deps }: Pick<IncidentTurn, 'who' | 'deps'>): Promise<readonly KnownCase[]> =>
  who.actor.member ? disturbances(await deps.store.incidents.known()) : [];
