import type { CardPlace } from '../ground/refs';
import type { KnownCase } from '../incident/policies/services/known';
import type { QueuePage } from '../incident/queries/queue';
import type { Incident } from '../incident/types';
import type { CardContext } from '../incident/views/context';
import { knownBlocks } from '../incident/views/lists/known';
import { type QueueButtons, queueBlocks } from '../incident/views/lists/queue';
import { rowBlocks } from '../incident/views/lists/rows';
import { type Banner, bannerBlocks, bold, buttons, text, title } from '../view/build';
import { textsFor } from '../view/text';
import type { Block, View } from '../view/view';
import { button } from './button';
import { welcome } from './pages';

/** A section shows this many cases; its list shows them all. */
export const MOST = 5;

/** Of what is disturbed so many are shown. */
const MOST_KNOWN = 3;

export interface Home {
  /** Cases this person is the caller of. */
  readonly reported: readonly Incident[];
  /** Cases this person works on. */
  readonly owned: readonly Incident[];
  /** What waits for their teams; undefined for somebody who works in none. */
  readonly queued?: QueuePage;
  /** What everybody may know to be disturbed. */
  readonly known: readonly KnownCase[];
  /** They are new here: says first what this is. */
  readonly first: boolean;
}

const section = (
  heading: string,
  rows: readonly Incident[],
  empty: string,
  place: CardPlace,
  ctx: CardContext,
): readonly Block[] => [
  { type: 'divider' },
  text([bold(heading)]),
  ...(rows.length === 0 ? [text(empty, 'subtle')] : []),
  ...rows.slice(0, MOST).flatMap((incident) => rowBlocks(incident, place, ctx)),
];

/** The longest first; the rest is one press away. */
const disturbed = (ctx: CardContext, known: readonly KnownCase[]): readonly Block[] => {
  const t = textsFor(ctx);
  if (known.length === 0) return [];
  return [
    { type: 'divider' },
    text([bold(t('known.heading'))]),
    ...known.slice(0, MOST_KNOWN).flatMap((one) => knownBlocks(ctx, one)),
  ];
};

/** A person's own overview: what they work on, what waits for their teams, what they reported. */
export const homeView = (ctx: CardContext, { reported, owned, queued, known, first }: Home, banner?: Banner): View => {
  const t = textsFor(ctx);
  const opening: View = first
    ? welcome(ctx)
    : {
        fallback: t('home.count', { reported: reported.length, owned: owned.length }),
        blocks: [title(ctx.desk.name[ctx.reader.lang])],
      };
  const does: QueueButtons = {
    usual: 'unclaimed',
    list: (label, data) => button(t, label, 'home', data),
    claim: (data) => button(t, 'button.claim', 'home.claim', data),
  };
  const working = queued
    ? [
        ...section(t('mine.owned'), owned, t('home.noWork'), 'team', ctx),
        { type: 'divider' } as const,
        text([bold(t('home.queue'))]),
        ...queueBlocks(queued, does, ctx),
      ]
    : [];
  return {
    fallback: opening.fallback,
    blocks: [
      ...bannerBlocks(banner),
      ...opening.blocks,
      ...buttons([
        button(t, 'button.report', 'report.open', {}, { style: 'primary' }),
        ...(queued
          ? [button(t, 'button.reportFor', 'reportFor.open', {}), button(t, 'button.queue', 'queue', {})]
          : []),
        button(t, 'button.mine', 'mine', {}),
        button(t, 'button.outages', 'outages', {}),
        button(t, 'button.help', 'help', {}),
      ]),
      ...disturbed(ctx, known),
      ...working,
      ...section(t('mine.reported'), reported, t('home.noReports'), 'caller', ctx),
    ],
    refresh: { action: 'home', data: {} },
  };
};
