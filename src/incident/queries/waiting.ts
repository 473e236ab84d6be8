import { readableTeams } from '../../people/rights';
import type { IncidentTurn } from '../turn';
import { type QueueAsked, type QueuePage, queuePage } from './queue';

/** The queue of somebody's own teams without what they reported themselves: what nobody has yet, unless told. */
export const waitingForTeams = (turn: IncidentTurn, asked: QueueAsked, size: number): Promise<QueuePage> => {
  const { ctx, who } = turn;
  const teams = new Set(readableTeams(ctx.desk, who.actor));
  return queuePage(
    turn,
    { words: 'unclaimed', ...asked },
    { size, keep: ({ team, caller }) => teams.has(team) && caller.id !== who.person.id },
  );
};
