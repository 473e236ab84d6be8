import { readableTeams } from '../../people/rights';
import { scopeOf } from '../chat/scope';
import { mayRead } from '../rights';
import type { IncidentTurn } from '../turn';
import type { Incident } from '../types';

/** What others have stands between: so many cases of the queue are looked through for some that nobody has. */
const PAGE = 50;
const MOST_PAGES = 4;

/** The most urgent cases of somebody's own teams that nobody has yet, their own reports left out. */
export const waitingForTeams = async (turn: IncidentTurn, most: number): Promise<readonly Incident[]> => {
  const { ctx, who, deps } = turn;
  const teams = new Set(readableTeams(ctx.desk, who.actor));
  const waits = (incident: Incident): boolean =>
    incident.status === 'new' &&
    teams.has(incident.team) &&
    incident.caller.id !== who.person.id &&
    mayRead(ctx.desk, who.actor, incident);
  const found: Incident[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES && found.length < most; page += 1) {
    const { rows, next } = await deps.store.incidents.queue(scopeOf(turn), ctx.now, {
      size: PAGE,
      ...(after && { after }),
    });
    found.push(...rows.filter(waits));
    if (next === undefined) break;
    after = next;
  }
  return found.slice(0, most);
};
