import { addSpan } from '../../calendar/business-time';
import type { Desk } from '../../desk/model';
import type { EventOf } from '../events';
import type { Incident } from '../types';

/** The caller hears two; the third offers to close. */
export const OFFER = 3;

/** Its owner hears of one silence once: what reminds them so shortly before the offer comes with it. */
const TOGETHER_MS = 3600_000;

/** When a caller who says nothing from now on is reminded next: in the hours of the resolution target. */
export const nudgeAfter = (
  desk: Pick<Desk, 'nudge'>,
  { calendars, resolutionTarget }: Pick<Incident, 'calendars' | 'resolutionTarget'>,
  at: Date,
): { readonly nudgeAt?: Date } => {
  const calendar = calendars[resolutionTarget.hours];
  return calendar ? { nudgeAt: addSpan(desk.nudge, at, calendar) } : {};
};

/** What a wait keeps of an event that begins it. */
export const nudging = ({ nudgeAt }: EventOf<'asked' | 'waiting'>) =>
  nudgeAt ? { nudge: { dueAt: nudgeAt, told: 0 as const } } : {};

/** When a caller whom the case waits for is reminded; undefined once it was offered to close, and while it waits for another. */
export const nextNudge = ({ status, waiting }: Pick<Incident, 'status' | 'waiting'>): Date | undefined => {
  const nudge = status === 'waiting' && waiting?.reason === 'caller' ? waiting.nudge : undefined;
  return nudge && nudge.told < OFFER ? nudge.dueAt : undefined;
};

/** It has waited for its caller since before anybody was reminded: that begins when the desk looks at it next. */
export const waitsUnreminded = ({
  status,
  waiting,
  calendars,
  resolutionTarget,
}: Pick<Incident, 'status' | 'waiting' | 'calendars' | 'resolutionTarget'>): boolean =>
  status === 'waiting' &&
  waiting?.reason === 'caller' &&
  waiting.nudge === undefined &&
  waiting.until === undefined &&
  calendars[resolutionTarget.hours] !== undefined;

/** A silence that would be told in the hour before the offer to close is told with it. */
export const withOffer = (state: Incident): Incident => {
  const { news, waiting } = state;
  const due = waiting?.nudge?.told === OFFER - 1 ? nextNudge(state) : undefined;
  if (!news || !due || news.told === 2) return state;
  const ahead = due.getTime() - news.dueAt.getTime();
  return ahead > 0 && ahead <= TOGETHER_MS ? { ...state, news: { ...news, dueAt: due } } : state;
};
