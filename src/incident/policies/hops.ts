import type { Desk } from '../../desk/model';
import type { Incident } from '../types';
import { homeOf } from './home';

type Passed = Pick<Incident, 'team' | 'been'>;

/** The teams it has been with, the present one last. */
export const teamsOf = ({ team, been }: Passed): readonly string[] => been ?? [team];

/** Who decides where it stays, and between which teams, once `team` has it too; undefined while that is a hop like others. */
export const stuckBy = (
  incident: Passed,
  team: string,
  desk: Desk,
): { readonly lead: string; readonly teams: readonly string[] } | undefined => {
  const before = teamsOf(incident);
  const first = homeOf(desk, before[0] ?? incident.team);
  const lead = desk.teams[first]?.lead;
  const isStuck = before.includes(team) || before.length + 1 >= Math.max(2, desk.hops);
  if (!isStuck || lead === undefined) return undefined;
  return { lead, teams: [...new Set([homeOf(desk, incident.team), team, first])] };
};

const KEPT = 50;

/** All that it keeps of its way once `to` has accepted it. */
export const passedTo = (
  incident: Pick<Incident, 'team' | 'been' | 'passes'>,
  to: string,
  at: Date,
): Pick<Incident, 'been' | 'passes'> => ({
  been: [...teamsOf(incident), to].slice(-KEPT),
  passes: [...(incident.passes ?? []), { from: incident.team, to, at }].slice(-KEPT),
});
