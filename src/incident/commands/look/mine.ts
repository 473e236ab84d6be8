import type { Command } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { privately } from '../../../command/turn';
import { ownCases } from '../../queries/own';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { mineView } from '../../views/lists/mine';

const MOST = 20;

const list = async (turn: IncidentTurn): Promise<Reply> => privately(mineView(turn.ctx, await ownCases(turn, MOST)));

/** What they reported and have not seen the end of, and what they work on. */
export const mine = {
  name: 'mine',
  typed: {
    for: 'everybody',
    words: { en: ['mine', 'my cases'], da: ['mine', 'mine sager'] },
    usage: 'nothing',
    help: 'help.mine',
    answer: (turn) => list(turn),
  },
  presses: { press: { opens: 'look', answer: (turn) => list(turn) } },
} as const satisfies Command<IncidentDeps>;
