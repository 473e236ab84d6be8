import { headline, teamName } from '../../../desk/words';
import { type CardPlace } from '../../../ground/refs';
import { type Banner, bannerBlocks, buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { momentWords } from '../../../view/time';
import type { View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { Incident } from '../../types';
import { button, dataOf, showButton } from '../button';
import type { CardContext } from '../context';
import { priorityName, sealedHeadline, statusWords } from '../words';
import { bodyBlocks } from './body';
import { nextBanner } from './next';
import { participantCard } from './participant';
import { confidentialBlocks } from './parts';

/** What is left of a card where its case went to another team. */
const movedCard = (incident: Incident, ctx: CardContext): View => {
  const words = textsFor(ctx)('card.moved', { team: teamName(ctx, incident.team) });
  const name = sealedHeadline(ctx, incident);
  return { fallback: `${shorten(name, 120)} · ${words}`, blocks: [title(name), text(words, 'subtle')] };
};

/** A team's card of a confidential case, before somebody opens it: where it stands, and how it is opened. */
const sealedCard = (incident: Incident, ctx: CardContext): View => {
  const name = sealedHeadline(ctx, incident);
  const data = dataOf(incident, 'team', ctx);
  const facts = [priorityName(ctx, incident), statusWords(ctx, incident, 'team')].join(' · ');
  return {
    fallback: `${shorten(name, 120)} · ${facts}`,
    blocks: [
      title(name),
      text(facts),
      ...confidentialBlocks(incident, ctx),
      ...buttons([
        ...(incident.status === 'new'
          ? [button(textsFor(ctx), 'button.claim', 'claim', data, { style: 'primary' })]
          : []),
        { ...showButton(incident, 'team', ctx), data },
      ]),
    ],
    refresh: { action: 'show', data },
  };
};

/**
 * One incident as it is now: its caller's card, or its team's. A caller's card holds nothing internal.
 * `banner` is a line above it, for what the reader just did or may not do.
 */
export const incidentCard = (incident: Incident, place: CardPlace, ctx: CardContext, banner?: Banner): View => {
  if (ctx.moved) return movedCard(incident, ctx);
  if (ctx.unasked && place === 'team' && incident.confidential) return sealedCard(incident, ctx);
  if (ctx.takesPart && place === 'caller') return participantCard(incident, ctx, banner);
  const next = nextBanner(incident, place, ctx);
  return {
    fallback: [
      ...(banner ? [banner.text] : []),
      `${shorten(headline(ctx, incident), 120)} · ${priorityName(ctx, incident)}. ${next.text}`,
    ].join(' '),
    blocks: [
      ...bannerBlocks(banner),
      title(headline(ctx, incident)),
      ...(ctx.asOf ? [text(textsFor(ctx)('card.asOf', { at: momentWords(ctx, ctx.now) }), 'subtle')] : []),
      ...bodyBlocks(incident, place, next, ctx),
    ],
    ...(!ctx.asOf && { refresh: { action: 'show', data: dataOf(incident, place, ctx) } }),
  };
};
