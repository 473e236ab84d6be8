import type { Command } from '../../command/command';
import { reasonPresses } from '../reason';
import { mayWrite } from '../rights';
import type { SolutionDeps } from '../turn';

/** Takes it out of use: nobody is offered it any more, and no card that still shows it applies it. */
export const withdrawSolution = {
  name: 'withdrawSolution',
  presses: reasonPresses({
    name: 'withdrawSolution',
    heading: 'form.solution.withdrawHeading',
    label: 'form.solution.withdrawWhy',
    does: 'button.withdrawSolution',
    done: 'done.solutionWithdrawn',
    style: 'danger',
    required: false,
    may: mayWrite,
    command: (why) => ({ type: 'withdraw', ...(why !== '' && { why }) }),
  }),
} as const satisfies Command<SolutionDeps>;
