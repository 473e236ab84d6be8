import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { isAdmin, ledTeams } from '../../people/rights';
import { deskRefusal } from '../rights';
import { type DeskEditDeps, type DeskTurn, pageOf } from '../turn';
import { deskView } from '../views/desk-view';
import { deskRefusalLine } from '../views/lines';

/** The desk for whoever may see it: all of it for admins, their teams for leads. */
const look = async (turn: DeskTurn, from = 0): Promise<Reply> => {
  const { ctx, deps, who } = turn;
  const refused = deskRefusal(ctx.desk, who.actor, { deed: 'look' });
  if (refused) return tell(deskRefusalLine(ctx, refused), 'warning');
  const all = isAdmin(ctx.desk, who.actor);
  const teams = all ? Object.keys(ctx.desk.teams) : ledTeams(ctx.desk, who.actor);
  const head = await deps.desks.head();
  return privately(
    deskView(ctx, {
      teams,
      from: from < teams.length ? from : 0,
      all,
      last: head?.moves.at(-1),
      offered: head?.offered,
    }),
  );
};

/** The desk itself: data `from`, where a page of teams begins. */
export const desk = {
  name: 'desk',
  typed: {
    for: 'leads',
    words: { en: ['desk'], da: ['desk'] },
    usage: 'nothing',
    help: 'help.desk',
    answer: (turn) => look(turn),
  },
  presses: { press: { opens: 'look', answer: (turn) => look(turn, pageOf(turn)) } },
} as const satisfies Command<DeskEditDeps>;
