import { buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { Incident } from '../../types';
import { button } from '../button';
import type { CardContext } from '../context';
import { rowBlocks } from './rows';

const DIVIDER: Block = { type: 'divider' };

export interface QueuePage {
  readonly rows: readonly Incident[];
  /** Where the next page begins. */
  readonly next?: string | undefined;
  /** False on every page after the first. */
  readonly first: boolean;
  /** What was typed to see fewer of them. */
  readonly words?: string;
}

/** Unresolved cases in the order they should be looked at, each with the reason it stands there. */
export const queueView = (ctx: CardContext, page: QueuePage): View => {
  const t = textsFor(ctx);
  const empty = page.rows.length === 0;
  const sentence = empty
    ? page.words
      ? t('queue.noneFits', { words: shorten(page.words, 60) })
      : t(page.first ? 'queue.empty' : 'queue.noMore')
    : t('queue.count', { count: page.rows.length, more: page.next === undefined ? 'no' : 'yes' });
  const fit = page.words ? { words: page.words } : {};
  const heading = page.words ? t('queue.fits', { words: shorten(page.words, 60) }) : t('queue.heading');
  const paging = [
    ...(page.first ? [] : [button(t, 'button.first', 'queue', fit)]),
    ...(page.next === undefined ? [] : [button(t, 'button.next', 'queue', { ...fit, after: page.next })]),
    ...(page.words ? [button(t, 'button.queue', 'queue', {})] : []),
  ];
  return {
    fallback: `${heading}: ${sentence}`,
    blocks: [
      title(heading),
      text(sentence, 'subtle'),
      ...page.rows.flatMap((incident) => [DIVIDER, ...rowBlocks(incident, 'team', ctx)]),
      ...(paging.length > 0 ? [DIVIDER, ...buttons(paging)] : []),
    ],
  };
};
