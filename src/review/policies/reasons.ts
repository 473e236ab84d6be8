import { addSpan } from '../../calendar/business-time';
import type { Desk } from '../../desk/model';
import { homeOf } from '../../incident/policies/home';
import type { Incident } from '../../incident/types';
import type { AfterEvent } from '../../incident/views/declared';
import { ASK } from '../kind';
import type { Reason } from '../types';

/**
 * For what the desk wants a case that has ended to be reviewed; a major incident always, as soon as it has stood down.
 * `reopened`: how often it was opened again.
 */
export const reasonsFor = (incident: Incident, reopened: number, { review }: Desk): readonly Reason[] => {
  if (incident.status !== 'closed') return incident.status !== 'cancelled' && incident.major?.over ? ['major'] : [];
  const { priority, major, resolutionTarget, score } = incident;
  return [
    ...(review.for.includes(priority) ? (['priority'] as const) : []),
    ...(major ? (['major'] as const) : []),
    ...(review.breached && resolutionTarget.breachedAt ? (['breached'] as const) : []),
    ...(review.reopened !== undefined && reopened >= review.reopened ? (['reopened'] as const) : []),
    ...(review.score !== undefined && score && score.given <= review.score ? (['score'] as const) : []),
  ];
};

/** By when it should be approved, in the hours of the team. */
export const reviewDue = (desk: Desk, team: string, at: Date): Date => {
  const hours = desk.hours[desk.teams[homeOf(desk, team)]?.hours ?? ''] ?? desk.hours['always'];
  if (!hours) throw new Error('The desk has hours around the clock');
  return addSpan(desk.review.due, at, hours);
};

/** A case that has ended, or stands down as a major incident, asks for its review; how often it was opened again is looked up then. */
export const asksForReview: AfterEvent = (events, _, after, desk) => {
  const isEnd = events.some(({ type }) => type === 'closed' || type === 'scored' || type === 'stoodDown');
  const may = reasonsFor(after, Number.MAX_SAFE_INTEGER, desk).length > 0;
  if (!isEnd || !may) return [];
  return [{ type: 'command', kind: 'review', id: after.id, command: ASK, key: `review.${after.changedAt.getTime()}` }];
};
