import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';
import { isLead, mayRunTeam, worksFor, worksIn } from '../people/rights';
import type { Refusal, RefusalCode } from './events';
import { homeOf } from './policies/home';
import type { Incident } from './types';

/** Whether they may claim, resolve and write on this case. A confidential one: its owner and the lead only. */
export const mayWork = (desk: Desk, actor: Actor, incident: Incident): boolean => {
  if (incident.owner?.id === actor.id) return true;
  const team = homeOf(desk, incident.team);
  return incident.confidential ? isLead(desk, actor, team) : worksFor(desk, actor, team);
};

/** It is offered to their team: of a confidential case only its lead hears. */
export const isOffered = (desk: Desk, actor: Actor, { handOver, confidential }: Incident): boolean => {
  if (!handOver) return false;
  return confidential ? isLead(desk, actor, handOver.team) : worksIn(desk, actor, handOver.team);
};

/** Whether this case exists for them at all. */
export const mayRead = (desk: Desk, actor: Actor, incident: Incident): boolean =>
  incident.caller.id === actor.id ||
  incident.reporter?.id === actor.id ||
  incident.assigned.includes(actor.id) ||
  mayWork(desk, actor, incident) ||
  isOffered(desk, actor, incident);

/** Why somebody may not do something with a case; undefined where they may. */
export type Right = (desk: Desk, by: Actor, incident: Incident) => Refusal | undefined;

/** For those who may read it; for others it does not exist. */
const right =
  (refused: RefusalCode, may: (desk: Desk, by: Actor, incident: Incident) => boolean): Right =>
  (desk, by, incident) => {
    if (!mayRead(desk, by, incident)) return { refused: 'no_such_incident' };
    return may(desk, by, incident) ? undefined : { refused };
  };

const isCaller = (_: Desk, { id }: Actor, { caller }: Incident): boolean => caller.id === id;

/** For the team's operators, its owner and those above them. */
export const operators = right('only_operators', mayWork);
/** For the person it happens to. */
export const theCaller = right('only_caller', isCaller);
/** For either of them. */
export const callerOrOperators = right('only_operators', (...asked) => isCaller(...asked) || mayWork(...asked));
/** For the team's lead and admins. */
export const leads = right('only_lead', (desk, by, { team }) => mayRunTeam(desk, by, homeOf(desk, team)));
/** Whether they may accept it for the team that it is offered to. */
export const receives = (desk: Desk, by: Actor, { handOver }: Incident): boolean =>
  handOver !== undefined && worksFor(desk, by, handOver.team);
/** For whoever it is offered to, or has it already: what has become of the offer is asked next. */
export const receivers = right('only_operators', (...asked) => asked[2].handOver === undefined || receives(...asked));
/** For both teams of a hand-over. */
export const handOverTeams = right(
  'only_operators',
  (desk, by, incident) =>
    incident.handOver === undefined || receives(desk, by, incident) || worksFor(desk, by, homeOf(desk, incident.team)),
);
