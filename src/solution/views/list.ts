import type { DeskContext } from '../../desk/context';
import { areaName } from '../../desk/words';
import type { Actor } from '../../ground/actor';
import { isStaff } from '../../people/rights';
import { type Banner, bannerBlocks, bold, buttons, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Block, Button, View } from '../../view/view';
import { shorten } from '../../view/words';
import { staleReasons } from '../policies/stale';
import type { Solution } from '../types';
import { useWords } from './solution-view';
import { button, showSolutionButton, solutionTitle, versionFor } from './words';

/** A page of solutions. `asked`: what its buttons carry to come again. */
export interface SolutionList {
  readonly kind: 'all' | 'found' | 'stale';
  readonly words: string;
  readonly rows: readonly Solution[];
  readonly total: number;
  readonly from: number;
  readonly size: number;
}

const EXCERPT = 160;

const rowOf = (solution: Solution, actor: Actor, ctx: DeskContext): readonly Block[] => {
  const t = textsFor(ctx);
  const reasons = staleReasons(ctx.desk, solution, ctx.now).map((reason) => t(`solution.stale.${reason}`));
  const facts = isStaff(ctx.desk, actor)
    ? [t(`solution.status.${solution.status}`), t(`solution.for.${solution.readers}`), useWords(ctx, solution)]
    : [];
  return [
    { type: 'divider' },
    text([bold(solutionTitle(ctx, solution))]),
    text(shorten(versionFor(solution, ctx.reader.lang).steps, EXCERPT)),
    text([areaName(ctx, solution), ...facts].join(' · '), 'subtle'),
    ...reasons.map((reason) => text(reason, 'warning')),
    ...buttons([showSolutionButton(solution, ctx)]),
  ];
};

const pageButtons = ({ kind, words, from, size, total }: SolutionList, ctx: DeskContext): readonly Button[] => {
  const t = textsFor(ctx);
  const to = (start: number) => ({
    ...(kind === 'stale' && { stale: 'yes' }),
    ...(words !== '' && { words }),
    from: String(start),
  });
  return [
    ...(from > 0 ? [button(t, 'button.previous', 'solutions', to(Math.max(0, from - size)))] : []),
    ...(from + size < total ? [button(t, 'button.next', 'solutions', to(from + size))] : []),
  ];
};

/** Solutions that somebody may read, with a button for each. */
export const solutionList = (list: SolutionList, actor: Actor, ctx: DeskContext, banner?: Banner): View => {
  const t = textsFor(ctx);
  const { kind, words, rows, total, from } = list;
  const heading = t('solution.list.heading', { kind, words: shorten(words, 60) });
  const stands = t('solution.list.count', { kind, total, from: from + 1, to: from + rows.length });
  const paging = pageButtons(list, ctx);
  return {
    fallback: `${heading}: ${stands}`,
    blocks: [
      ...bannerBlocks(banner),
      title(heading),
      text(stands, 'subtle'),
      ...(isStaff(ctx.desk, actor) ? buttons([button(t, 'button.newSolution', 'newSolution.open', {})]) : []),
      ...rows.flatMap((solution) => rowOf(solution, actor, ctx)),
      ...(paging.length > 0 ? [{ type: 'divider' } as const, ...buttons(paging)] : []),
    ],
  };
};
