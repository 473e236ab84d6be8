import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately } from '../../command/turn';
import { claimRow } from '../../incident/chat/claim-row';
import { knownTo } from '../../incident/queries/known';
import { ownCases } from '../../incident/queries/own';
import type { QueueAsked } from '../../incident/queries/queue';
import { waitingForTeams } from '../../incident/queries/waiting';
import { isStaff } from '../../people/rights';
import type { Banner } from '../../view/build';
import { homeView, MOST } from '../home-view';
import type { ChatDeps, ChatTurn } from '../turn';

/** So many of each are read. */
const MOST_OWN = 20;

interface Looking {
  /** They are new here. */
  readonly first?: boolean;
  /** The page of what waits for their teams. */
  readonly asked?: QueueAsked;
  readonly banner?: Banner;
}

/** Their own overview: what they work on, what waits for their teams, what they reported. */
export const overview = async (turn: ChatTurn, { first = false, asked = {}, banner }: Looking = {}): Promise<Reply> => {
  const { ctx, who } = turn;
  const [own, queued, known] = await Promise.all([
    ownCases(turn, MOST_OWN),
    isStaff(ctx.desk, who.actor) ? waitingForTeams(turn, asked, MOST) : undefined,
    knownTo(turn),
  ]);
  return privately(homeView(ctx, { ...own, known, first, ...(queued && { queued }) }, banner));
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
  presses: {
    press: { opens: 'home', answer: (turn) => overview(turn, { asked: turn.input.data }) },
    claim: { answer: (turn) => claimRow(turn, (banner) => overview(turn, { asked: turn.input.data, banner })) },
  },
} as const satisfies Command<ChatDeps>;
