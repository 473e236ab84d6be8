import { causeName } from '../../desk/words';
import { textsFor } from '../../view/text';
import { durationWords } from '../../view/time';
import type { Fact } from '../case-command';
import type { CardContext } from './context';

const MINUTE_MS = 60_000;

/** Why it broke and how long it took, as far as whoever resolved it said so: for the team alone. */
export const spentFacts = (
  { cause, minutes }: { readonly cause?: string; readonly minutes?: number },
  ctx: CardContext,
): readonly Fact[] => [
  ...(cause === undefined ? [] : [{ label: 'fact.cause', words: causeName(ctx, cause) } as const]),
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
