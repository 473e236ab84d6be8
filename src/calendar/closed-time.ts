import { openPeriods } from './business-time';
import { openRangesOn, weekRangesOn } from './open-hours';
import { type Calendar } from './types';
import { dayNumber } from './zone-offset';

const DAY = 86_400_000;

/** A calendar is closed from `from` until it opens at `opens`. */
export interface Closed {
  readonly from: Date;
  readonly opens: Date;
}

const lengthOf = ({ from, opens }: Closed): number => opens.getTime() - from.getTime();

/**
 * The longest stretch from `from` on in which the calendar is closed and opens again before or at `to`; undefined when
 * there is none. A stretch that began earlier counts from `from`.
 */
export function longestClosed(calendar: Calendar, from: Date, to: Date): Closed | undefined {
  let longest: Closed | undefined;
  let last = from;
  // One millisecond more: an opening at `to` itself ends a stretch, too.
  for (const open of openPeriods(calendar, from, new Date(to.getTime() + 1))) {
    const closed = { from: last, opens: open.from };
    if (lengthOf(closed) > (longest ? lengthOf(longest) : 0)) longest = closed;
    last = open.to;
  }
  return longest;
}

const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** A day with hours of its own that a closing day, or a public holiday, takes away or shortens. */
const isTakenAway = (calendar: Calendar, day: number): boolean => {
  const minutes = (ranges: Calendar['week'][number]): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  return minutes(openRangesOn(calendar, day)) < minutes(weekRangesOn(calendar, day));
};

/**
 * The local dates (`2026-12-25`) from `from` to `to` that would be open but for a public holiday or a closing day of
 * the company, in order.
 */
export function closedDates(calendar: Calendar, from: Date, to: Date): readonly string[] {
  const dates: string[] = [];
  // At midnight nothing of the day that begins has been yet.
  const last = dayNumber(calendar.zone, new Date(to.getTime() - 1));
  for (let day = dayNumber(calendar.zone, from); day <= last; day += 1) {
    if (isTakenAway(calendar, day)) dates.push(dateOf(day));
  }
  return dates;
}
