import type { Command } from '../../command/command';
import { afterPress, onCase, staleCard } from '../../incident/chat/press';
import { works } from '../../incident/commands/ending/works';
import { giveCase } from '../../incident/turn';
import { namedSolution, type SolutionDeps } from '../turn';
import { solutionRefusal } from '../views/words';
import { resolutionWords } from './apply';

/** *That helped*, on the caller's card: it ends their case, and counts for the solution. */
export const helped = {
  name: 'helped',
  presses: {
    press: {
      answer: (turn) =>
        onCase(turn, async (stored) => {
          const { ctx, input } = turn;
          const solution = await namedSolution(turn, input.data['solution']);
          const isOffered = solution && stored.state.offers?.includes(String(solution.state.number));
          if (!isOffered || solution.state.status !== 'approved') {
            const refused = isOffered ? 'withdrawn' : 'no_such_solution';
            return staleCard(turn, stored, { text: solutionRefusal(ctx, { refused }), tone: 'warning' });
          }
          const { id, number } = solution.state;
          const text = resolutionWords(solution, ctx.reader.lang);
          const handled = await giveCase(turn, stored, works, { solution: { id, number }, text });
          return afterPress(turn, stored, works, handled);
        }),
    },
  },
} as const satisfies Command<SolutionDeps>;
