import type { Desk } from '../../desk/model';
import type { RecountCommand } from '../commands';
import { isUnresolved } from '../lifecycle';
import { grownBy, surgeWith } from '../major/surge';
import { typeOf } from '../policies/case-type';
import { startingPriority } from '../policies/priority';
import { raisedBy } from '../policies/services/me-toos';
import type { Incident } from '../types';
import { type Draft, type Outcome, plannedFor } from './shared';

/** Its lead is asked once whether it is a major incident. */
const offered = ({ at, meToos }: RecountCommand, state: Incident, desk: Desk): readonly Draft[] => {
  const { offer } = desk.major;
  if (state.majorOffered || state.confidential || state.major || !isUnresolved(state)) return [];
  const grown = grownBy(state.surge ?? [], meToos.people, at, offer.withinMs);
  return grown >= offer.meToos ? [{ type: 'majorOffered', people: meToos.people }] : [];
};

/** How many have the same, and what follows from that. */
const sharedBy = (command: RecountCommand, state: Incident, desk: Desk): readonly Draft[] => {
  const { at, meToos } = command;
  const before = state.meToos ?? { people: 0, departments: 0 };
  if (before.people === meToos.people && before.departments === meToos.departments) return [];
  const isRated = isUnresolved(state) && typeOf(state) === 'incident';
  const impact = isRated ? raisedBy(desk, before.people, meToos.people, state.impact) : undefined;
  const surge = surgeWith(state.surge ?? [], meToos.people, at, desk.major.offer.withinMs);
  const offer = offered(command, state, desk);
  if (!impact) return [{ type: 'alsoHit', ...meToos, surge }, ...offer];
  // What an operator has set holds.
  const priority = state.override ? state.priority : startingPriority(desk, { ...state, impact });
  const raised = { impact, priority, was: state.priority };
  return [{ type: 'alsoHit', ...meToos, surge, raised }, ...offer, ...plannedFor(priority, state, desk, at)];
};

/** How many follow it and how many have the same, where that is not what it says already. */
export const recount = (command: RecountCommand, state: Incident, desk: Desk): Outcome => {
  const { followers } = command;
  const isSo = (state.followers ?? 0) === followers;
  return [...(isSo ? [] : [{ type: 'followed', followers } as const]), ...sharedBy(command, state, desk)];
};
