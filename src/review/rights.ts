import type { Desk } from '../desk/model';
import type { Actor } from '../ground/actor';
import { homeOf } from '../incident/policies/home';
import { mayWork, type Whose } from '../incident/rights';
import { isAdmin, isLead, isManager } from '../people/rights';
import type { Action } from './types';

/** A review holds what is internal: it is for whoever works on its case, and never for its caller alone. */
export const mayReview = (desk: Desk, by: Actor, whose: Whose): boolean => mayWork(desk, by, whose);

/** Of a confidential case no admin approves anything: they do not read it. */
export const mayApproveReview = (desk: Desk, by: Actor, whose: Whose): boolean => {
  const team = homeOf(desk, whose.team);
  const approves = desk.review.approve === 'manager' ? isManager(desk, by, team) : isLead(desk, by, team);
  return mayReview(desk, by, whose) && (approves || (isAdmin(desk, by) && !whose.confidential));
};

/** Whoever has it says what became of it, whether they may read the review or not. */
export const hasAction = ({ deskKey, member }: Actor, { owner }: Pick<Action, 'owner'>): boolean =>
  member && deskKey === owner.key;
