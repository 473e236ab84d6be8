import type { Desk } from '../desk/model';
import type { IncidentEffect } from './effects';
import type { IncidentEvent } from './events';
import { newsFor } from './follow/news';
import { HAPPENED } from './happened';
import { type Incident } from './types';

/**
 * What follows from one command's events: both cards at most once, what is said, and one look at the next deadline.
 * An edited card notifies nobody; the says are the messages that do (DESIGN §5).
 */
export const react = (
  events: readonly IncidentEvent[],
  before: Incident | undefined,
  after: Incident,
  desk: Pick<Desk, 'followed'> = {},
): readonly IncidentEffect[] => {
  if (events.length === 0) return [];
  // A note is for the team alone; everything else may change what the caller sees, who has been reminded included.
  // Whom nobody has confirmed is shown nothing, and who is in no chat has no card.
  const cards: readonly IncidentEffect[] = [
    ...(after.unconfirmed || after.absent || events.every(({ type }) => HAPPENED[type].internal)
      ? []
      : [{ type: 'live', place: 'caller' } as const]),
    ...(events.every(({ type }) => HAPPENED[type].callersOnly) ? [] : [{ type: 'live', place: 'team' } as const]),
  ];
  const around = { before, after, all: events };
  const says = events.flatMap((event) => HAPPENED[event.type].says(event, around));
  const moved = after.nextAt && after.nextAt.getTime() !== before?.nextAt?.getTime();
  return [
    ...cards,
    ...says,
    ...newsFor(events, before, after, desk),
    ...(moved ? [{ type: 'tick', at: after.nextAt } as const] : []),
  ];
};
