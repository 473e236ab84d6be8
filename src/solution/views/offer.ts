import type { DeskContext } from '../../desk/context';
import { bold, buttons, quote, text } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Block, Button } from '../../view/view';
import type { Solution } from '../types';
import { solutionNumber, solutionTitle, versionFor } from './words';

/** So much of its steps stands above a form or on a card. */
const LONGEST = 700;

/** Its steps, cut at a line where they are many. */
const beginning = (steps: string): { readonly shown: string; readonly isCut: boolean } => {
  if (steps.length <= LONGEST) return { shown: steps, isCut: false };
  const cut = steps.slice(0, LONGEST);
  const line = cut.lastIndexOf('\n');
  return { shown: (line > 0 ? cut.slice(0, line) : cut).trimEnd(), isCut: true };
};

/** One solution for whoever it may help, with the button that says that it did. */
export const offered = (solution: Solution, helped: Button, ctx: DeskContext): readonly Block[] => {
  const { shown, isCut } = beginning(versionFor(solution, ctx.reader.lang).steps);
  return [
    text([bold(solutionTitle(ctx, solution))]),
    ...quote(shown),
    ...(isCut ? [text(textsFor(ctx)('solution.offer.rest', { number: solutionNumber(solution) }), 'subtle')] : []),
    ...buttons([helped]),
  ];
};
