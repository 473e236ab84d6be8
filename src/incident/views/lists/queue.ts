import { PRIORITIES } from '../../../desk/model';
import { teamName, typeName } from '../../../desk/words';
import { type Banner, bannerBlocks, buttons, selects, text, title } from '../../../view/build';
import { type TextKey, textsFor } from '../../../view/text';
import type { ActionData, Block, Button, Choice, View } from '../../../view/view';
import { list, shorten } from '../../../view/words';
import { MOST_CHOICES } from '../../case-command';
import { typesOf } from '../../policies/case-type';
import { QUEUE_STATES, type QueueFilter, type QueuePage, type QueueRow } from '../../queries/queue';
import { button } from '../button';
import type { CardContext } from '../context';
import { priorityName } from '../words';
import { rowBlocks } from './rows';

const DIVIDER: Block = { type: 'divider' };

/** Buttons of the list that it is: the queue itself, or an overview that it is a part of. */
export interface QueueButtons {
  /** What it shows where nothing is asked for. */
  readonly usual: QueueFilter['type'];
  /** Shows it again, as the data say. */
  list(label: TextKey, data: ActionData): Button;
  claim(data: ActionData): Button;
}

/** A filter in a few words. */
const filterWords = (filter: QueueFilter, ctx: CardContext): string => {
  switch (filter.type) {
    case 'priority':
      return priorityName(ctx, filter);
    case 'team':
      return teamName(ctx, filter.team);
    case 'caseType':
      return typeName(ctx, filter.caseType);
    case 'words':
      return shorten(filter.key, 60);
    case 'all':
    case 'mine':
    case 'unclaimed':
    case 'waiting':
      return textsFor(ctx)(`queue.is.${filter.type}`);
  }
};

/** How many there are and which of them are shown, or why there is none. */
const standsWords = ({ rows, filter, total, more, from, gone, next, counts }: QueuePage, ctx: CardContext): string => {
  const t = textsFor(ctx);
  if (total === 0) return t('queue.none', { kind: filter.type, words: filterWords(filter, ctx) });
  const isWhole = from === 0 && next === undefined;
  const to = from + rows.length;
  const values = { from: from + 1, to, alone: to === from + 1 ? 'yes' : 'no', total, more: more ? 'yes' : 'no' };
  const gonePage = gone ? [t('queue.gone')] : [];
  if (counts.length < 2) return [...gonePage, t(isWhole ? 'queue.count' : 'queue.part', values)].join(' ');
  const kinds = list(
    ctx,
    counts.map((one) => t('queue.ofType', { ...one })),
  );
  return [...gonePage, t(isWhole ? 'queue.countApart' : 'queue.partApart', { ...values, kinds })].join(' ');
};

/** The menu of filters. What was typed stands in it, too. */
const filterBlocks = ({ filter, teams, views }: QueuePage, does: QueueButtons, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  const isSaved = views.some(({ words }) => words === filter.key);
  const filters: readonly QueueFilter[] = [
    ...(filter.type === 'words' && !isSaved ? [filter] : []),
    ...QUEUE_STATES.map((type) => ({ type, key: type })),
    ...PRIORITIES.map((priority) => ({ type: 'priority' as const, priority, key: priority })),
    ...(typesOf(ctx.desk).length > 1
      ? typesOf(ctx.desk).map((caseType) => ({ type: 'caseType' as const, caseType, key: caseType }))
      : []),
    ...teams.map((team) => ({ type: 'team' as const, team, key: team })),
  ];
  const usual = filters.map((one): Choice => ({ value: one.key, label: filterWords(one, ctx) }));
  const saved = views
    .filter(({ words }) => usual.every(({ value }) => value !== words))
    .map(({ name, words }): Choice => ({ value: words, label: t('view.choice', { name }) }));
  const choices = [...saved, ...usual];
  const menu = { id: 'words', label: t('queue.filter'), choices: choices.slice(0, MOST_CHOICES), value: filter.key };
  return selects([menu], does.list('button.filter', {}));
};

/** Where in which list; what goes without saying is left out: a page holds many buttons. */
const within = ({ type, key }: QueueFilter, from: number, { usual }: QueueButtons): ActionData => ({
  ...(type !== usual && { words: key }),
  ...(from > 0 && { from: String(from) }),
});

const pageButtons = ({ filter, previous, next }: QueuePage, does: QueueButtons): readonly Button[] => {
  const to = ({ at, from }: NonNullable<QueuePage['next']>): ActionData => ({ ...within(filter, from, does), at });
  return [
    ...(previous ? [does.list('button.previous', to(previous))] : []),
    ...(next ? [does.list('button.next', to(next))] : []),
  ];
};

const rowOf = (
  { incident, mayClaim }: QueueRow,
  { filter, from }: QueuePage,
  does: QueueButtons,
  ctx: CardContext,
): readonly Block[] => {
  const data = { incident: incident.id, ...within(filter, from, does) };
  return [DIVIDER, ...rowBlocks(incident, 'team', ctx, mayClaim ? [does.claim(data)] : [])];
};

/** One page, wherever it stands: what it is, the menu of filters, its rows, and the way to the pages around it. */
export const queueBlocks = (page: QueuePage, does: QueueButtons, ctx: CardContext): readonly Block[] => {
  const paging = pageButtons(page, does);
  return [
    text(standsWords(page, ctx), 'subtle'),
    ...filterBlocks(page, does, ctx),
    ...page.rows.flatMap((row) => rowOf(row, page, does, ctx)),
    ...(paging.length > 0 ? [DIVIDER, ...buttons(paging)] : []),
  ];
};

/** Unresolved cases in the order they should be looked at, each with the reason it stands there. */
export const queueView = (ctx: CardContext, page: QueuePage, banner?: Banner): View => {
  const t = textsFor(ctx);
  const { filter } = page;
  const heading = filter.type === 'all' ? t('queue.heading') : t('queue.fits', { words: filterWords(filter, ctx) });
  const does: QueueButtons = {
    usual: 'all',
    list: (label, data) => button(t, label, 'queue', data),
    claim: (data) => button(t, 'button.claim', 'queue.claim', data),
  };
  return {
    fallback: [...(banner ? [banner.text] : []), `${heading}: ${standsWords(page, ctx)}`].join(' '),
    blocks: [
      ...bannerBlocks(banner),
      title(heading),
      ...queueBlocks(page, does, ctx),
      ...(page.total > 1 ? buttons([button(t, 'button.pile', 'pile', within(filter, 0, does))]) : []),
    ],
  };
};
