import type { Desk } from '../desk/model';
import { type Actor, VAGT } from '../ground/actor';
import { homeOf } from '../incident/policies/home';
import { isStaff, mayRunTeam, worksFor } from '../people/rights';
import type { Solution } from './types';

type Whose = Pick<Solution, 'status' | 'readers' | 'team' | 'draftedBy'>;

const isDrafter = ({ id }: Actor, { draftedBy }: Whose): boolean => draftedBy !== VAGT && draftedBy.id === id;

/** Whether they say yes or no to it, and take it out of use. */
export const mayDecide = (desk: Desk, actor: Actor, { team }: Pick<Whose, 'team'>): boolean =>
  mayRunTeam(desk, actor, homeOf(desk, team));

/** Its team, and who wrote it. */
const isOurs = (desk: Desk, actor: Actor, solution: Whose): boolean =>
  worksFor(desk, actor, homeOf(desk, solution.team)) || (isStaff(desk, actor) && isDrafter(actor, solution));

/** Whether it exists for them at all. A draft may still hold what is to be taken out of it. */
export const mayReadSolution = (desk: Desk, actor: Actor, solution: Whose): boolean => {
  if (solution.status === 'draft') return isOurs(desk, actor, solution);
  if (solution.status === 'approved' && solution.readers === 'callers' && actor.member) return true;
  return isStaff(desk, actor);
};

/** Who changes it or takes it out of use: what is approved, whoever approves. */
export const mayWrite = (desk: Desk, actor: Actor, solution: Whose): boolean =>
  solution.status === 'draft' ? isOurs(desk, actor, solution) : mayDecide(desk, actor, solution);
