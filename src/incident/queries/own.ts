import { isEnded } from '../lifecycle';
import { mayWork } from '../rights';
import type { IncidentTurn } from '../turn';
import type { Incident } from '../types';

/** What an answer of theirs can be about. */
export const reportedOpen = async ({ who, deps }: Pick<IncidentTurn, 'who' | 'deps'>): Promise<readonly Incident[]> =>
  (await deps.store.incidents.ofCaller(who.person.id, 20)).filter((incident) => !isEnded(incident));

/** What somebody reported, and what they work on: as far as they may still read it. */
export const ownCases = async (
  { ctx, who, deps }: Pick<IncidentTurn, 'ctx' | 'who' | 'deps'>,
  most: number,
): Promise<{ readonly reported: readonly Incident[]; readonly owned: readonly Incident[] }> => {
  const { incidents } = deps.store;
  const [reported, owned] = await Promise.all([
    incidents.ofCaller(who.person.id, most),
    incidents.ofOwner(who.person.id, most),
  ]);
  return { reported, owned: owned.filter((incident) => mayWork(ctx.desk, who.actor, incident)) };
};
