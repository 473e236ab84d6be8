import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';
import { isLead, worksFor, worksIn } from '../people/rights';
import type { Incident } from './types';

/** Whether they may claim, resolve and write on this case. A confidential one: its owner and the lead only. */
export const mayWork = (desk: Desk, actor: Actor, incident: Incident): boolean => {
  if (incident.owner?.id === actor.id) return true;
  if (incident.confidential) return isLead(desk, actor, incident.team);
  return worksFor(desk, actor, incident.team);
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
