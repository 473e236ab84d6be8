import type { ActionInput, Reply } from '../command/input';
import { notSureYetLine } from '../command/lines';
import { privately, tell } from '../command/turn';
import type { DeskContext } from '../desk/context';
import { type Banner, buttons, text } from '../view/build';
import { type TextKey, textsFor } from '../view/text';
import type { View } from '../view/view';
import { mayDecide } from './rights';
import type { HandledSolution, SolutionInput, StoredSolution } from './stored';
import { giveSolution, namedSolution, readableBy, type SolutionTurn } from './turn';
import type { Solution } from './types';
import { solutionView } from './views/solution-view';
import { showSolutionButton, solutionNumber, solutionRefusal } from './views/words';

export type SolutionPress = SolutionTurn<ActionInput>;

/** There is none, or it is not theirs to read: both sound the same. */
export const unknownSolution = ({ ctx }: Pick<SolutionTurn, 'ctx'>): Reply =>
  tell(solutionRefusal(ctx, { refused: 'no_such_solution' }), 'warning');

/** What just happened in a sentence, with the way to all of it. */
const saidOf = (solution: Solution, ctx: DeskContext, { text: words, tone }: Banner): View => ({
  fallback: words,
  blocks: [text(words, tone), ...buttons([showSolutionButton(solution, ctx)])],
});

/** It as this person sees it now, under what just happened. */
export const shownSolution = (
  { ctx, who }: Pick<SolutionTurn, 'ctx' | 'who'>,
  { state }: StoredSolution,
  banner?: Banner,
): Reply => ({
  ...privately(solutionView(state, who.actor, ctx, banner)),
  ...(banner && { said: saidOf(state, ctx, banner) }),
});

/** A button of a solution: for whoever may read it. */
export const onSolution = async (
  turn: SolutionPress,
  then: (stored: StoredSolution) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const stored = await namedSolution(turn, turn.input.data['solution']);
  return stored ? then(stored) : unknownSolution(turn);
};

/** What became of a command, with the solution as it is then. */
export const afterGiving = (turn: SolutionTurn, handled: HandledSolution, done: TextKey): Reply => {
  const { ctx } = turn;
  if (handled.type === 'unsure') return tell(notSureYetLine(ctx), 'warning');
  const stored = readableBy(turn, handled.stored);
  const refused = handled.type === 'refused' ? solutionRefusal(ctx, handled.refusal) : undefined;
  const state = handled.stored?.state;
  const decides = state !== undefined && mayDecide(ctx.desk, turn.who.actor, state) ? 'yes' : 'no';
  const words = refused ?? textsFor(ctx)(done, { number: state ? solutionNumber(state) : '', decides });
  const tone = refused === undefined ? 'good' : 'warning';
  return stored ? shownSolution(turn, stored, { text: words, tone }) : tell(words, tone);
};

/** Gives it at once. */
export const giveAtOnce = (turn: SolutionPress, command: SolutionInput, done: TextKey): Promise<Reply> =>
  onSolution(turn, async (stored) => afterGiving(turn, await giveSolution(turn, stored, command), done));
