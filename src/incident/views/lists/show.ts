import { type CardPlace } from '../../../ground/refs';
import { type Banner, bold, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { momentWords } from '../../../view/time';
import type { Block, View } from '../../../view/view';
import { byName } from '../../../view/words';
import type { IncidentEvent } from '../../events';
import { HAPPENED } from '../../happened';
import type { Incident } from '../../types';
import { incidentCard } from '../card/incident-card';
import type { CardContext } from '../context';

const MOST = 12;
const DIVIDER: Block = { type: 'divider' };

/** The newest events in words, oldest first, each with its moment. A caller hears nothing internal. */
export const historyLines = (
  timeline: readonly IncidentEvent[],
  as: CardPlace,
  incident: Incident,
  ctx: CardContext,
  most: number,
): readonly string[] =>
  timeline
    .flatMap((event) => {
      const who = byName(ctx, event.by, as === 'caller' && !ctx.takesPart ? incident.caller.id : undefined);
      const words = HAPPENED[event.type].line?.(event, { as, incident, ctx, timeline, who, t: textsFor(ctx) });
      return words === undefined ? [] : [`${momentWords(ctx, event.at)} · ${words}`];
    })
    .slice(-most);

/** A case's card and its short history, as its caller or its team may see it. */
export const showView = (
  stored: { readonly incident: Incident; readonly timeline: readonly IncidentEvent[] },
  as: CardPlace,
  ctx: CardContext,
  banner?: Banner,
): View => {
  const card = incidentCard(stored.incident, as, ctx, banner);
  const lines = historyLines(stored.timeline, as, stored.incident, ctx, MOST);
  // No refresh: a client that fetched the card again would lose the history.
  return {
    fallback: card.fallback,
    blocks: [
      ...card.blocks,
      ...(lines.length > 0 ? [DIVIDER, text([bold(textsFor(ctx)('history.heading'))])] : []),
      ...lines.map((line) => text(line, 'subtle')),
    ],
  };
};
