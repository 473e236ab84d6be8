import { type CardPlace } from '../../ground/refs';
import { textsFor } from '../../view/text';
import { atWords } from '../../view/time';
import { reopenUntil } from '../lifecycle';
import type { Incident } from '../types';
import type { CardContext } from './context';

/** Until when an ended case can be opened again; undefined when it is too late, or not ended. */
export const mayReopen = (incident: Incident, ctx: CardContext): Date | undefined => {
  if (incident.status !== 'closed' && incident.status !== 'cancelled') return undefined;
  const until = reopenUntil(incident);
  return until && until > ctx.now ? until : undefined;
};

/** When a resolved case closes by itself. */
export const closesWords = (incident: Incident, place: CardPlace, ctx: CardContext): readonly string[] =>
  incident.closesAt ? [textsFor(ctx)('next.closesAt', { place, at: atWords(ctx, incident.closesAt) })] : [];
