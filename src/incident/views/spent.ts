import { causeName } from '../../desk/words';
import { SOLUTION_PREFIX } from '../../ground/prefixes';
import { textsFor } from '../../view/text';
import { durationWords } from '../../view/time';
import type { Fact } from '../case-command';
import type { Incident } from '../types';
import type { CardContext } from './context';

const MINUTE_MS = 60_000;

/** Why it broke, how long it took and by which standard solution, as far as whoever resolved it said so: for the team alone. */
export const spentFacts = (
  { cause, minutes, solution }: Pick<NonNullable<Incident['resolution']>, 'cause' | 'minutes' | 'solution'>,
  ctx: CardContext,
): readonly Fact[] => [
  ...(cause === undefined ? [] : [{ label: 'fact.cause', words: causeName(ctx, cause) } as const]),
  ...(solution ? [{ label: 'fact.solution', words: `${SOLUTION_PREFIX}-${solution.number}` } as const] : []),
  ...(minutes === undefined
    ? []
    : [
        {
          label: 'fact.spent',
          words: minutes === 0 ? '0' : durationWords(ctx.reader.lang, minutes * MINUTE_MS),
        } as const,
      ]),
];

/** The same as a line of the history goes on with it. */
export const spentWords = (spent: Parameters<typeof spentFacts>[0], ctx: CardContext): readonly string[] =>
  spentFacts(spent, ctx).map(({ label, words }) => `${textsFor(ctx)(label)}: ${words}`);
