import type { Command } from '../../command/command';
import { giveAtOnce } from '../answer';
import type { SolutionDeps } from '../turn';

/** Its team's lead says yes: from then on it is found and offered. */
export const approveSolution = {
  name: 'approveSolution',
  presses: { press: { answer: (turn) => giveAtOnce(turn, { type: 'approve' }, 'done.solutionApproved') } },
} as const satisfies Command<SolutionDeps>;
