import type { Command } from '../../command/command';
import { reasonPresses } from '../reason';
import { mayDecide } from '../rights';
import type { SolutionDeps } from '../turn';

/** Its team's lead says not yet, and why: whoever wrote it hears so. */
export const returnSolution = {
  name: 'returnSolution',
  presses: reasonPresses({
    name: 'returnSolution',
    heading: 'form.solution.returnHeading',
    label: 'form.solution.returnWhy',
    does: 'button.return',
    done: 'done.solutionReturned',
    style: 'primary',
    required: true,
    may: mayDecide,
    command: (why) => ({ type: 'return', why }),
  }),
} as const satisfies Command<SolutionDeps>;
