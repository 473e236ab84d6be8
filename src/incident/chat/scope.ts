import { isAdmin, ledTeams, readableTeams } from '../../people/rights';
import type { ReadScope } from '../store';
import type { IncidentTurn } from '../turn';

/** Which cases this person sees in a list. */
export const scopeOf = ({ ctx: { desk }, who }: Pick<IncidentTurn, 'ctx' | 'who'>): ReadScope => ({
  person: who.person.id,
  teams: readableTeams(desk, who.actor),
  confidentialTeams: ledTeams(desk, who.actor),
  everything: isAdmin(desk, who.actor),
});
