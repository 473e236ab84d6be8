import { addSpan, isOpen, nextOpening } from '../../calendar/business-time';
import type { Span } from '../../calendar/types';
import { VAGT } from '../../ground/actor';
import { earliest, later } from '../../ground/moments';
import type { IncidentEvent } from '../events';
import { isUnresolved } from '../lifecycle';
import type { Incident, TargetClock } from '../types';
import { isPending } from './approval';

/** Who was kept waiting is promised news within so much open time: one silence reminds a person once an hour at most. */
const AGAIN: Span = { kind: 'ms', ms: 2 * 3600_000, text: '2h' };

const waitsForCaller = ({ waiting }: Incident): boolean => waiting?.reason === 'caller';

/** In the hours of a target: what lies outside of them is promised for when they begin. The moment they end is in them. */
export const inOpenHours = ({ calendars }: Pick<Incident, 'calendars'>, hours: string, at: Date): Date => {
  const calendar = calendars[hours];
  return !calendar || isOpen(calendar, at) || isOpen(calendar, later(at, -1)) ? at : nextOpening(calendar, at);
};

/** The next promise after a broken one: in the hours of its target. */
export const promiseAgain = (incident: Incident, at: Date): Date | undefined => {
  const calendar = incident.calendars[incident.resolutionTarget.hours];
  return calendar && addSpan(AGAIN, at, calendar);
};

/** When a promise is broken if the caller hears nothing; undefined while it is theirs to answer. */
export const promiseDue = (incident: Incident): Date | undefined =>
  isUnresolved(incident) && !waitsForCaller(incident) ? incident.promise?.dueAt : undefined;

/** When the lead hears of its silence, where the desk limits that; its owner is reminded before. */
const bySilence = ({ news, noNews, calendars }: Incident): Date | undefined => {
  const calendar = noNews && calendars[noNews.hours];
  if (!news || !noNews || !calendar || news.told === 2) return undefined;
  return news.told === 0 ? addSpan(noNews.span, news.dueAt, calendar) : news.dueAt;
};

/** A target is a promise while it can be kept. */
const byTarget = (incident: Incident, clock: TargetClock): Date | undefined =>
  clock.metAt || clock.pausedAt || clock.breachedAt ? undefined : inOpenHours(incident, clock.hours, clock.dueAt);

/** By when its caller hears of it: as was promised; else by what the desk holds itself to, its targets and its silence. */
export const nextNews = (incident: Incident): Date | undefined => {
  if (!isUnresolved(incident) || isPending(incident) || waitsForCaller(incident)) return undefined;
  if (incident.promise) return incident.promise.dueAt;
  return [
    ...(incident.status === 'new' ? [byTarget(incident, incident.responseTarget)] : []),
    byTarget(incident, incident.resolutionTarget),
    bySilence(incident),
  ].reduce(earliest, undefined);
};

/**
 * What its caller is promised when that was not kept, with words of regret; or, where the time ran out while nobody works,
 * that they hear when work begins.
 */
export const promisedInstead = (
  incident: Incident,
  target: 'response' | 'resolution',
  at: Date,
): { readonly promised?: Date; readonly sorry?: true } => {
  const due = incident.promise ? undefined : nextNews(incident);
  if (!due) return {};
  const clock = target === 'response' ? incident.responseTarget : incident.resolutionTarget;
  if (due > at) return due.getTime() === byTarget(incident, clock)?.getTime() ? { promised: due } : {};
  const promised = promiseAgain(incident, at);
  return promised ? { promised, sorry: true } : {};
};

/** What the caller hears as a message of its own is the news that was promised. */
const KEEPS: ReadonlySet<IncidentEvent['type']> = new Set(['messaged', 'workedAround', 'asked']);
/** Who has it now, which the desk itself promises, though whoever promised something else by hand still owes that. */
const TAKES: ReadonlySet<IncidentEvent['type']> = new Set(['claimed', 'assigned', 'accepted']);
/** It was the caller's turn until now. */
const GOES_ON: ReadonlySet<IncidentEvent['type']> = new Set(['answered', 'resumed', 'released', 'passedOn', 'settled']);
/** The caller sees it move. */
const MOVES: ReadonlySet<IncidentEvent['type']> = new Set([...KEEPS, ...TAKES, ...GOES_ON, 'waiting', 'reopened']);

/** Where neither target nor limit says any more when they hear of it, they do as soon as one is answered at first. */
const withNextNews = (state: Incident, { type, at }: IncidentEvent): Incident => {
  const { promise, responseTarget, resolutionTarget, calendars, waiting } = state;
  const calendar = calendars[resolutionTarget.hours];
  if (promise || !calendar || !MOVES.has(type) || !isUnresolved(state)) return state;
  if (isPending(state) || waitsForCaller(state)) return state;
  const due = nextNews(state);
  if (due && due > at) return state;
  const from = waiting?.until && waiting.until > at ? waiting.until : at;
  return { ...state, promise: { dueAt: addSpan(responseTarget.span, from, calendar) } };
};

/** A promise ends when it is kept and with the case; what would have been due while the caller was asked moves on. */
const kept = (state: Incident, { type, at, by }: IncidentEvent): Incident => {
  const { promise, ...rest } = state;
  if (!promise) return state;
  if (!isUnresolved(state) || KEEPS.has(type)) return rest;
  if (TAKES.has(type) && !promise.by && by !== VAGT) return rest;
  if (!GOES_ON.has(type) || promise.dueAt > at) return state;
  return { ...rest, promise: { ...promise, dueAt: promiseAgain(state, at) ?? promise.dueAt } };
};

export const withPromise = (state: Incident, event: IncidentEvent): Incident => withNextNews(kept(state, event), event);
