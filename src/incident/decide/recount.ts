import type { Desk } from '../../desk/model';
import type { RecountCommand } from '../commands';
import { isUnresolved } from '../lifecycle';
import { grownBy, surgeWith } from '../major/surge';
import { typeOf } from '../policies/case-type';
import { startingPriority } from '../policies/priority';
import { raisedBy } from '../policies/services/me-toos';
import type { Incident } from '../types';
import { type Draft, type Outcome, plannedFor } from './shared';

/** Its lead is asked once whether it is a major incident; until then it is kept how many came when. */
const surging = ({ at, meToos: { people } }: RecountCommand, state: Incident, desk: Desk) => {
  const { meToos: wanted, withinMs } = desk.major.offer;
  if (state.majorOffered || state.confidential || state.major || !isUnresolved(state)) return { offer: [] };
  const before = state.surge ?? [];
  const isSurge = grownBy(before, people, at, withinMs) >= wanted;
  const offer: readonly Draft[] = isSurge ? [{ type: 'majorOffered', people }] : [];
  return { offer, kept: { surge: surgeWith(before, people, at, withinMs) } };
};

/** How many have the same, and what follows from that. */
const sharedBy = (command: RecountCommand, state: Incident, desk: Desk): readonly Draft[] => {
  const { at, meToos } = command;
  const before = state.meToos ?? { people: 0, departments: 0 };
  if (before.people === meToos.people && before.departments === meToos.departments) return [];
  const isRated = isUnresolved(state) && typeOf(state) === 'incident';
  const impact = isRated ? raisedBy(desk, before.people, meToos.people, state.impact) : undefined;
  const { offer, kept } = surging(command, state, desk);
  if (!impact) return [{ type: 'alsoHit', ...meToos, ...kept }, ...offer];
  // What an operator has set holds.
  const priority = state.override ? state.priority : startingPriority(desk, { ...state, impact });
  const raised = { impact, priority, was: state.priority };
  return [{ type: 'alsoHit', ...meToos, ...kept, raised }, ...offer, ...plannedFor(priority, state, desk, at)];
};

/** How many follow it and how many have the same, where that is not what it says already. */
export const recount = (command: RecountCommand, state: Incident, desk: Desk): Outcome => {
  const { followers } = command;
  const isSo = (state.followers ?? 0) === followers;
  return [...(isSo ? [] : [{ type: 'followed', followers } as const]), ...sharedBy(command, state, desk)];
};
