import { addSpan } from '../../calendar/business-time';
import type { Span } from '../../calendar/types';
import type { IncidentEvent } from '../events';
import { isUnresolved } from '../lifecycle';
import type { Incident } from '../types';
import { isPending } from './approval';

/** Who was kept waiting is promised news within so much open time. */
const AGAIN: Span = { kind: 'ms', ms: 2 * 3600_000, text: '2h' };

const waitsForCaller = ({ waiting }: Incident): boolean => waiting?.reason === 'caller';

/** The next promise after a broken one: in the hours of its target. */
export const promiseAgain = (incident: Incident, at: Date): Date | undefined => {
  const calendar = incident.calendars[incident.resolutionTarget.hours];
  return calendar && addSpan(AGAIN, at, calendar);
};

/** When a promise is broken if the caller hears nothing; undefined while it is theirs to answer. */
export const promiseDue = (incident: Incident): Date | undefined =>
  isUnresolved(incident) && !waitsForCaller(incident) ? incident.promise?.dueAt : undefined;

/**
 * By when its caller hears of it: as was promised; else, where the desk limits silence, when that is told to the lead, for its
 * owner is reminded before.
 */
export const nextNews = (incident: Incident): Date | undefined => {
  const { promise, news, noNews, calendars } = incident;
  if (!isUnresolved(incident) || isPending(incident) || waitsForCaller(incident)) return undefined;
  if (promise) return promise.dueAt;
  const calendar = noNews && calendars[noNews.hours];
  if (!news || !noNews || !calendar || news.told === 2) return undefined;
  return news.told === 0 ? addSpan(noNews.span, news.dueAt, calendar) : news.dueAt;
};

/** What the caller hears as a message of its own is the news that was promised. */
const KEEPS: ReadonlySet<IncidentEvent['type']> = new Set(['messaged', 'asked']);
/** It was the caller's turn until now. */
const GOES_ON: ReadonlySet<IncidentEvent['type']> = new Set(['answered', 'resumed', 'released', 'passedOn', 'settled']);

/** A promise ends when it is kept and with the case; what would have been due while the caller was asked moves on. */
export const withPromise = (state: Incident, { type, at }: IncidentEvent): Incident => {
  const { promise, ...rest } = state;
  if (!promise) return state;
  if (!isUnresolved(state) || KEEPS.has(type)) return rest;
  if (!GOES_ON.has(type) || promise.dueAt > at) return state;
  return { ...rest, promise: { ...promise, dueAt: promiseAgain(state, at) ?? promise.dueAt } };
};
