import type { Command } from '../../command/command';
import { notSureYetLine } from '../../command/lines';
import { tell } from '../../command/turn';
import { textsFor } from '../../view/text';
import { onSolution } from '../answer';
import type { SolutionDeps } from '../turn';
import { solutionRefusal } from '../views/words';

/** *Yes, solved*, above the form of a report: no case is made, and it counts for the solution. */
export const solved = {
  name: 'solved',
  presses: {
    press: {
      answer: (turn) =>
        onSolution(turn, async (stored) => {
          const { ctx, deps, input, who } = turn;
          const { id, status, readers } = stored.state;
          if (status !== 'approved' || readers !== 'callers') {
            return tell(solutionRefusal(ctx, { refused: 'withdrawn' }), 'warning');
          }
          const use = { type: 'use', solution: id, by: who.actor, person: who.person.id, key: input.key } as const;
          const handled = await deps.handleSolution(use, stored);
          return handled.type === 'unsure'
            ? tell(notSureYetLine(ctx), 'warning')
            : tell(textsFor(ctx)('solution.solved'), 'good');
        }),
    },
  },
} as const satisfies Command<SolutionDeps>;
