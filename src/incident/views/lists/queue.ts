import { buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, View } from '../../../view/view';
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
}

/** Unresolved cases in the order they should be looked at, each with the reason it stands there. */
export const queueView = (ctx: CardContext, page: QueuePage): View => {
  const t = textsFor(ctx);
  const empty = page.rows.length === 0;
  const sentence = empty
    ? t(page.first ? 'queue.empty' : 'queue.noMore')
    : t('queue.count', { count: page.rows.length, more: page.next === undefined ? 'no' : 'yes' });
  const paging = [
    ...(page.first ? [] : [button(t, 'button.first', 'queue', {})]),
    ...(page.next === undefined ? [] : [button(t, 'button.next', 'queue', { after: page.next })]),
  ];
  return {
    fallback: `${t('queue.heading')}: ${sentence}`,
    blocks: [
      title(t('queue.heading')),
      text(sentence, 'subtle'),
      ...page.rows.flatMap((incident) => [DIVIDER, ...rowBlocks(incident, 'team', ctx)]),
      ...(paging.length > 0 ? [DIVIDER, ...buttons(paging)] : []),
    ],
  };
};
