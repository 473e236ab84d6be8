import type { CardContext } from '../../incident/views/context';
import type { PlainMessage } from '../../people/ways';
import { bold, buttons, quote, text } from '../../view/build';
import { textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import type { Block, Button, View } from '../../view/view';
import { button } from '../button';
import type { ReviewNotice } from '../events';
import type { Review } from '../types';
import { actionButtons, partBlocks } from './review-view';
import { actionWords, becauseWords, reviewName } from './words';

const actionOf = (notice: ReviewNotice, { actions }: Review) =>
  'action' in notice ? actions.find(({ id }) => id === notice.action) : undefined;

const sentenceOf = (notice: ReviewNotice, review: Review, ctx: CardContext, actor: string | undefined): string =>
  textsFor(ctx)(`review.notice.${notice.kind}`, {
    actor: actor ?? 'Vagt',
    by: review.due ? momentWords(ctx, review.due.at) : '',
    owner: actionOf(notice, review)?.owner.name ?? '',
  });

const bodyOf = (notice: ReviewNotice, review: Review, ctx: CardContext): readonly Block[] => {
  const action = actionOf(notice, review);
  if (action) return quote(actionWords(ctx, action));
  if (notice.kind === 'reviewAsked') {
    const because = becauseWords(ctx, review.because);
    return because ? [text(because, 'subtle')] : [];
  }
  if (notice.kind === 'reviewOverdue') return [];
  return [...partBlocks(ctx, review), ...review.actions.map((one) => text(`• ${actionWords(ctx, one)}`))];
};

const buttonsOf = (notice: ReviewNotice, review: Review, ctx: CardContext): readonly Button[] => {
  const t = textsFor(ctx);
  const action = actionOf(notice, review);
  const show = button(t, 'button.showReview', 'review', { review: review.id });
  if (!action) return [show];
  // Whoever has it need not read the review; whoever leads its team does.
  return [...actionButtons(ctx, review.id, action), ...(notice.kind === 'actionOrphaned' ? [show] : [])];
};

/** One message that is said once: which review, what happened, what can be done at once. */
export const reviewNoticeView = (notice: ReviewNotice, review: Review, ctx: CardContext, actor?: string): View => {
  const name = reviewName(ctx, review);
  const sentence = sentenceOf(notice, review, ctx, actor);
  return {
    fallback: `${name} · ${sentence}`,
    blocks: [
      text([bold(name)]),
      text(sentence),
      ...bodyOf(notice, review, ctx),
      ...buttons(buttonsOf(notice, review, ctx)),
    ],
  };
};

/** The same outside of chat. */
export const plainReview = (notice: ReviewNotice, review: Review, ctx: CardContext, actor?: string): PlainMessage => {
  const name = reviewName(ctx, review);
  const action = actionOf(notice, review);
  const words = `${sentenceOf(notice, review, ctx, actor)}${action ? ` ${actionWords(ctx, action)}` : ''}`;
  return {
    subject: name,
    text: `${name}\n${words}`,
    sms: [...`${name}: ${words}`].slice(0, 160).join(''),
    speech: words,
    lang: ctx.reader.lang,
  };
};
