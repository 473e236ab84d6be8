import type { ViewContext } from '../../view/context';
import { textsFor } from '../../view/text';
import { atWords } from '../../view/time';
import type { CardPlace } from '../effects';
import { reopenUntil } from '../lifecycle';
import type { Incident } from '../types';

/** Until when an ended case can be opened again; undefined when it is too late, or not ended. */
export const mayReopen = (incident: Incident, ctx: ViewContext): Date | undefined => {
  if (incident.status !== 'closed' && incident.status !== 'cancelled') return undefined;
  const until = reopenUntil(incident);
  return until && until > ctx.now ? until : undefined;
};

/** When a resolved case closes by itself. */
export const closesWords = (incident: Incident, place: CardPlace, ctx: ViewContext): readonly string[] =>
  incident.closesAt ? [textsFor(ctx)('next.closesAt', { place, at: atWords(ctx, incident.closesAt) })] : [];
