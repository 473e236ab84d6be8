import { type CardPlace } from '../../../ground/refs';
import { textsFor } from '../../../view/text';
import { momentWords } from '../../../view/time';
import { byName } from '../../../view/words';
import type { IncidentEvent } from '../../events';
import { HAPPENED } from '../../happened';
import type { Incident } from '../../types';
import type { CardContext } from '../context';

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
      const who = byName(ctx, event.by, as === 'caller' ? incident.caller.id : undefined);
      const words = HAPPENED[event.type].line?.(event, { as, incident, ctx, timeline, who, t: textsFor(ctx) });
      return words === undefined ? [] : [`${momentWords(ctx, event.at)} · ${words}`];
    })
    .slice(-most);
