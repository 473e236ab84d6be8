import { headline } from '../../desk/words';
import type { CardContext } from '../../incident/views/context';
import { bold, buttons, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Block, View } from '../../view/view';
import { button } from '../button';
import type { ListedAction, ListedReview } from '../queries/unfinished';
import { actionButtons } from './review-view';
import { actionWords, reviewName, reviewStatus } from './words';

/** What one message shows. */
const MOST = 10;

/** Under their count, the first of them. */
const listView = <T>(
  ctx: CardContext,
  heading: string,
  listed: readonly T[],
  rowOf: (one: T) => readonly Block[],
): View => {
  const more = listed.length - MOST;
  return {
    fallback: heading,
    blocks: [
      title(heading),
      ...listed.slice(0, MOST).flatMap(rowOf),
      ...(more > 0 ? [text(textsFor(ctx)('review.list.more', { count: more }), 'subtle')] : []),
    ],
  };
};

/** Reviews that nobody has approved. */
export const reviewsView = (ctx: CardContext, listed: readonly ListedReview[]): View => {
  const t = textsFor(ctx);
  return listView(ctx, t('review.list.heading', { count: listed.length }), listed, ({ review, incident }) => [
    text([bold(headline(ctx, incident))]),
    text(reviewStatus(ctx, review), 'subtle'),
    ...buttons([button(t, 'button.showReview', 'review', { review: review.id })]),
  ]);
};

/** Actions that nobody has ended; of a review that they may not read only its own words. */
export const actionsView = (ctx: CardContext, listed: readonly ListedAction[]): View => {
  const t = textsFor(ctx);
  const heading = t('review.actionList.heading', { count: listed.length });
  return listView(ctx, heading, listed, ({ review, action, reads }) => [
    text([bold(reviewName(ctx, review))]),
    text(actionWords(ctx, action), action.dueAt <= ctx.now ? 'warning' : 'normal'),
    ...buttons([
      ...actionButtons(ctx, review.id, action).filter((one) => reads || one.action !== 'actions.edit'),
      ...(reads ? [button(t, 'button.showReview', 'review', { review: review.id })] : []),
    ]),
  ]);
};
