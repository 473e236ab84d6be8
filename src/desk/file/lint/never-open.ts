import { openRangesOn } from '../../../calendar/open-hours';
import { type Calendar } from '../../../calendar/types';
import { say } from '../../../view/text';
import { error, type Finding } from '../problems';
import { childOf } from '../unchecked';

const DAY = 86_400_000;
/** Two years, one of them a leap year. */
const TWO_YEARS = 731;
/** Any Monday: a calendar that only holidays close is closed from every day on. */
const MONDAY = '2026-01-05';

/** Days since 1970-01-01. */
const dayOf = (date: string): number => Date.parse(date) / DAY;

/** Whether the closed days around `day` last two years; a weekend or a holiday before it counts as one of them. */
const isClosedForYears = (calendar: Calendar, day: number): boolean => {
  const isClosed = (one: number): boolean => openRangesOn(calendar, one).length === 0;
  let first = day;
  while (isClosed(first - 1) && day - first < TWO_YEARS) first -= 1;
  let end = day;
  while (isClosed(end) && end - first < TWO_YEARS) end += 1;
  return end - first >= TWO_YEARS;
};

/** The first of the days on which a stretch of closing days begins that lasts two years. */
const closedFrom = (calendar: Calendar): string | undefined => {
  const closed = calendar.closed ?? [];
  const listed = new Set(closed.map(dayOf));
  const begins = closed.filter((date) => !listed.has(dayOf(date) - 1));
  return [...begins, MONDAY].find((date) => isClosedForYears(calendar, dayOf(date)));
};

/** Hours whose every day is closed by holidays and closing days for two years: a target under them would never come. */
export const lintNeverOpen = (root: unknown, calendars: ReadonlyMap<string, Calendar>): readonly Finding[] =>
  [...calendars].flatMap(([key, calendar]): readonly Finding[] => {
    const from = closedFrom(calendar);
    if (from === undefined) return [];
    const isListed = childOf(root, 'hours', key, 'closed') !== undefined;
    const path = ['hours', key, ...(isListed ? ['closed'] : [])];
    const message = say('mistake.neverOpen', { from });
    return [error(path, message, say('expected.openDay'), isListed ? {} : { at: 'key' })];
  });
