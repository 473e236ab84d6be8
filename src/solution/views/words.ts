import type { DeskContext } from '../../desk/context';
import { LANGS, type Lang } from '../../ground/lang';
import { SOLUTION_PREFIX } from '../../ground/prefixes';
import { button as anyButton, type ButtonOf } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Button } from '../../view/view';
import type { SolutionRefusal } from '../events';
import type { SolutionAction } from '../table';
import type { Solution, Version } from '../types';

/** A button whose action the table has. */
export const button: ButtonOf<SolutionAction> = anyButton;

/** `SOL-12`. */
export const solutionNumber = ({ number }: Pick<Solution, 'number'>): string => `${SOLUTION_PREFIX}-${number}`;

/** Its languages, the desk's first one first. */
export const languagesOf = ({ versions }: Pick<Solution, 'versions'>): readonly Lang[] =>
  LANGS.filter((lang) => versions[lang] !== undefined);

/** It as somebody reads it: in their language where it has that, else in the one it has. */
export const versionFor = ({ versions }: Pick<Solution, 'versions'>, lang: Lang): Version => {
  const found = versions[lang] ?? versions.da ?? versions.en;
  if (!found) throw new Error('A solution is written in one language at least');
  return found;
};

/** Number and title. */
export const solutionTitle = (ctx: DeskContext, solution: Pick<Solution, 'number' | 'versions'>): string =>
  `${solutionNumber(solution)} · ${versionFor(solution, ctx.reader.lang).title}`;

/** Why it was refused and what to do next, in a sentence. */
export const solutionRefusal = (ctx: DeskContext, { refused, who = '' }: SolutionRefusal): string =>
  textsFor(ctx)(`solution.refusal.${refused}`, { who });

/** *Show SOL-12*. */
export const showSolutionButton = (solution: Pick<Solution, 'id' | 'number'>, ctx: DeskContext): Button =>
  button(
    textsFor(ctx),
    'button.show',
    'showSolution',
    { solution: solution.id },
    {
      values: { number: solutionNumber(solution) },
    },
  );
