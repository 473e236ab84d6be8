import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';

export const isAdmin = (desk: Desk, actor: Actor): boolean =>
  actor.member && actor.deskKey !== undefined && desk.admins.includes(actor.deskKey);

export const isLead = (desk: Desk, actor: Actor, team: string): boolean =>
  actor.member && actor.deskKey !== undefined && desk.teams[team]?.lead === actor.deskKey;

export const isManager = (desk: Desk, actor: Actor, team: string): boolean =>
  actor.member && actor.deskKey !== undefined && desk.teams[team]?.manager === actor.deskKey;

export const isMember = (desk: Desk, actor: Actor, team: string): boolean => {
  const members = desk.teams[team]?.members;
  if (!members || !actor.member) return false;
  return members === 'everyone' || (actor.deskKey !== undefined && members.includes(actor.deskKey));
};

/** Who linked rooms and runs a team: its lead and the desk's admins. */
export const mayRunTeam = (desk: Desk, actor: Actor, team: string): boolean =>
  isLead(desk, actor, team) || isAdmin(desk, actor);

/** Operators of a team: its members and its lead. */
export const worksIn = (desk: Desk, actor: Actor, team: string): boolean =>
  isMember(desk, actor, team) || isLead(desk, actor, team);

/** Operators of a team and those above them. */
export const worksFor = (desk: Desk, actor: Actor, team: string): boolean =>
  worksIn(desk, actor, team) || isManager(desk, actor, team) || isAdmin(desk, actor);

/** Every team whose cases they work with or answer for, in the desk's order. */
export const readableTeams = (desk: Desk, actor: Actor): readonly string[] =>
  Object.keys(desk.teams).filter((team) => worksIn(desk, actor, team) || isManager(desk, actor, team));

export const ledTeams = (desk: Desk, actor: Actor): readonly string[] =>
  Object.keys(desk.teams).filter((team) => isLead(desk, actor, team));

/** Anybody who works with cases: operators, leads, managers, admins. */
export const isStaff = (desk: Desk, actor: Actor): boolean =>
  readableTeams(desk, actor).length > 0 || isAdmin(desk, actor);
