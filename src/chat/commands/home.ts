import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately } from '../../command/turn';
import { ownCases } from '../../incident/queries/own';
import { waitingForTeams } from '../../incident/queries/waiting';
import { isStaff } from '../../people/rights';
import { homeView } from '../home-view';
import type { ChatDeps, ChatTurn } from '../turn';

const MOST = 20;

/** Their own overview: what they work on, what waits for their teams, what they reported. `first`: they are new here. */
export const overview = async (turn: ChatTurn, first = false): Promise<Reply> => {
  const { ctx, who } = turn;
  const [own, queued] = await Promise.all([
    ownCases(turn, MOST),
    isStaff(ctx.desk, who.actor) ? waitingForTeams(turn, MOST) : undefined,
  ]);
  return privately(homeView(ctx, { ...own, first, ...(queued && { queued }) }));
};

export const home = {
  name: 'home',
  typed: {
    for: 'everybody',
    words: { en: ['home'], da: ['overblik'] },
    usage: 'nothing',
    help: 'help.home',
    answer: (turn) => overview(turn),
  },
  presses: { press: { opens: 'look', answer: (turn) => overview(turn) } },
} as const satisfies Command<ChatDeps>;
