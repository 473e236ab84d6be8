import { headline, teamName } from '../../../desk/words';
import { type CardPlace } from '../../../ground/refs';
import { type Banner, bannerBlocks, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { Incident } from '../../types';
import { dataOf } from '../button';
import type { CardContext } from '../context';
import { priorityName } from '../words';
import { bodyBlocks } from './body';
import { nextBanner } from './next';

/** What is left of a card where its case went to another team. */
const movedCard = (incident: Incident, ctx: CardContext): View => {
  const words = textsFor(ctx)('card.moved', { team: teamName(ctx, incident.team) });
  return {
    fallback: `${shorten(headline(ctx, incident), 120)} · ${words}`,
    blocks: [title(headline(ctx, incident)), text(words, 'subtle')],
  };
};

/**
 * One incident as it is now: its caller's card, or its team's. A caller's card holds nothing internal.
 * `banner` is a line above it, for what the reader just did or may not do.
 */
export const incidentCard = (incident: Incident, place: CardPlace, ctx: CardContext, banner?: Banner): View => {
  if (ctx.moved) return movedCard(incident, ctx);
  const next = nextBanner(incident, place, ctx);
  return {
    fallback: [
      ...(banner ? [banner.text] : []),
      `${shorten(headline(ctx, incident), 120)} · ${priorityName(ctx, incident)}. ${next.text}`,
    ].join(' '),
    blocks: [...bannerBlocks(banner), title(headline(ctx, incident)), ...bodyBlocks(incident, place, next, ctx)],
    refresh: { action: 'show', data: dataOf(incident, place) },
  };
};
