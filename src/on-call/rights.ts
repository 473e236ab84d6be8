import type { Desk, Team } from '../desk/model';
import { type Actor } from '../ground/actor';
import { mayRunTeam } from '../people/rights';

/** Whether somebody of the desk's file may be on call in a team. */
export const isInTeam = (team: Team, person: string): boolean =>
  team.members === 'everyone' || team.members.includes(person) || team.lead === person;

/** Everybody who may be on call in a team, its lead first; of a team of everyone those in the desk's file. */
export const peopleOf = (desk: Desk, team: Team): readonly string[] => [
  ...new Set([team.lead, ...(team.members === 'everyone' ? Object.keys(desk.people) : team.members)]),
];

/** Themselves in their own team; leads and admins anybody. */
export const mayPutOn = (desk: Desk, actor: Actor, team: Team, person: string): boolean =>
  mayRunTeam(desk, actor, team.key) || (actor.member && actor.deskKey === person && isInTeam(team, person));

/** Themselves; leads the people of their teams, admins anybody. */
export const maySayAway = (desk: Desk, actor: Actor, person: string): boolean => {
  if (!actor.member || actor.deskKey === undefined) return false;
  if (actor.deskKey === person || desk.admins.includes(actor.deskKey)) return true;
  return Object.values(desk.teams).some((team) => team.lead === actor.deskKey && isInTeam(team, person));
};
