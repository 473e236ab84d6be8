import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { onSolution, shownSolution, unknownSolution } from '../answer';
import { readableBy, type SolutionDeps, type SolutionTurn } from '../turn';

/** The solution with this number, if it exists for them. */
export const showSolutionNumber = async (turn: SolutionTurn, number: number): Promise<Reply> => {
  const stored = readableBy(turn, await turn.deps.store.solutions.byNumber(number));
  return stored ? shownSolution(turn, stored) : unknownSolution(turn);
};

/** `show SOL-12`; its button gives it as it is now. */
export const showSolution = {
  name: 'showSolution',
  typed: {
    for: 'everybody',
    words: { en: ['show'], da: ['vis'] },
    usage: 'solution',
    help: 'help.showSolution',
    answer: (turn, { number }) => (number === undefined ? undefined : showSolutionNumber(turn, number)),
  },
  presses: { press: { opens: 'look', answer: (turn) => onSolution(turn, (stored) => shownSolution(turn, stored)) } },
} as const satisfies Command<SolutionDeps>;
