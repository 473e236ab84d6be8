import { titleWords } from '../../desk/words';
import type { CardContext } from '../../incident/views/context';
import { type Banner, bannerBlocks, bold, buttons, quote, text, title } from '../../view/build';
import { type TextKey, textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import type { Block, Button, View } from '../../view/view';
import { shorten } from '../../view/words';
import { button } from '../button';
import { drawnDown, drawnLines, drawnTimes, type RecordedCase } from '../drawn';
import { FORMATS, type Format } from '../export/formats';
import { type Action, PARTS, type Review } from '../types';
import { actionWords, becauseWords, blameWords, PART_NAMES, reviewName, reviewStatus } from './words';

/** So much of the history stands in chat; all of it stands in an export. */
const MOST_LINES = 10;
/** And so many actions: `actions` lists all that are open. */
const MOST_ACTIONS = 6;

const EXPORTS = {
  markdown: 'button.export.markdown',
  docx: 'button.export.docx',
  pdf: 'button.export.pdf',
} as const satisfies Record<Format, TextKey>;

/** Of somebody who may do more than read it. */
export interface ReviewReader {
  readonly approves: boolean;
}

/** What was written, part by part. */
export const partBlocks = (ctx: CardContext, { parts }: Pick<Review, 'parts'>): readonly Block[] =>
  PARTS.flatMap((part) => {
    const { text: words } = parts[part] ?? {};
    return words === undefined ? [] : [text([bold(textsFor(ctx)(PART_NAMES[part]))]), ...quote(words)];
  });

export const actionButtons = (ctx: CardContext, id: string, action: Action): readonly Button[] => {
  const t = textsFor(ctx);
  const data = { review: id, action: action.id };
  return action.status === 'open'
    ? [
        button(t, 'button.actionDone', 'actions.done', data),
        button(t, 'button.actionDrop', 'actions.drop', data),
        button(t, 'button.actionEdit', 'actions.edit', data),
      ]
    : [];
};

const actionBlocks = (ctx: CardContext, { id, actions }: Review): readonly Block[] =>
  actions.length === 0
    ? []
    : [
        text([bold(textsFor(ctx)('review.actions'))]),
        ...actions
          .slice(-MOST_ACTIONS)
          .flatMap((action) => [
            text(actionWords(ctx, action), action.status === 'open' ? 'normal' : 'subtle'),
            ...buttons(actionButtons(ctx, id, action)),
          ]),
        ...(actions.length > MOST_ACTIONS
          ? [text(textsFor(ctx)('review.list.more', { count: actions.length - MOST_ACTIONS }), 'subtle')]
          : []),
      ];

const stepButtons = (
  ctx: CardContext,
  { id, status, parts }: Review,
  { approves }: ReviewReader,
): readonly Button[] => {
  const t = textsFor(ctx);
  const data = { review: id };
  const isOpen = status !== 'approved';
  return [
    ...(isOpen ? PARTS.map((part) => button(t, PART_NAMES[part], 'review.edit', { ...data, part })) : []),
    button(t, 'button.addAction', 'actions.edit', data),
    ...(status === 'draft' && parts.summary ? [button(t, 'button.shareReview', 'review.share', data)] : []),
    ...(isOpen && approves && parts.summary
      ? [button(t, 'button.approveReview', 'review.approve', data, { style: 'primary' })]
      : []),
    ...FORMATS.map((format) => button(t, EXPORTS[format], 'review.export', { ...data, format })),
  ];
};

/** A review for one person who may read it: what was written, what the record says, what is to be done. */
export const reviewView = (
  review: Review,
  recorded: RecordedCase,
  ctx: CardContext,
  reader: ReviewReader,
  banner?: Banner,
): View => {
  const t = textsFor(ctx);
  const lines = drawnLines(recorded, ctx);
  const shown = lines.slice(-MOST_LINES);
  const name = `${reviewName(ctx, review)} · ${titleWords(ctx, recorded.incident)}`;
  const because = becauseWords(ctx, review.because);
  const blame = blameWords(ctx, review);
  const empty = PARTS.every((part) => review.parts[part] === undefined);
  return {
    fallback: [...(banner ? [banner.text] : []), shorten(name, 120)].join(' '),
    blocks: [
      ...bannerBlocks(banner),
      title(name),
      text(reviewStatus(ctx, review), 'subtle'),
      ...(because ? [text(because, 'subtle')] : []),
      ...(empty ? [text(t('review.empty'))] : []),
      ...partBlocks(ctx, review),
      ...(blame === undefined ? [] : [text(blame, 'warning')]),
      ...actionBlocks(ctx, review),
      {
        type: 'facts',
        facts: [...drawnTimes(recorded, ctx), ...drawnDown(recorded, ctx)].map(({ label, value }) => ({
          label,
          value: [value],
        })),
      },
      text([bold(t('review.timeline'))]),
      ...(lines.length > shown.length
        ? [text(t('review.earlier', { count: lines.length - shown.length }), 'subtle')]
        : []),
      ...shown.map(({ at, text: words, internal }) =>
        text(`${momentWords(ctx, at)} · ${words}${internal ? ` (${t('review.internal')})` : ''}`, 'subtle'),
      ),
      ...buttons(stepButtons(ctx, review, reader)),
    ],
  };
};
