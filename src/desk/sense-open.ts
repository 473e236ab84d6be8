import { nextOpening } from '../incident/calendar';
import { childOf } from './loose';
import type { Finding } from './problems';
import type { Calendar } from './types';

const DAY = 86_400_000;
/** Any Monday: a calendar that only holidays close is closed from every day on. */
const MONDAY = '2026-01-05';

const dayBefore = (date: string): string => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);

/** The first of the days on which a stretch of closing days begins that lasts two years. */
const closedFrom = (calendar: Calendar): string | undefined => {
  const closed = calendar.closed ?? [];
  const begins = closed.filter((date) => !closed.includes(dayBefore(date)));
  return [MONDAY, ...begins].find((date) => {
    try {
      // At noon in UTC it is that day, or the night after it, wherever that is.
      nextOpening(calendar, new Date(`${date}T12:00:00Z`));
      return false;
    } catch {
      return true;
    }
  });
};

/** Hours whose every day is closed by holidays and closing days for two years: a target under them would never come. */
export const findNeverOpen = (root: unknown, calendars: ReadonlyMap<string, Calendar>): readonly Finding[] =>
  [...calendars].flatMap(([key, calendar]): readonly Finding[] => {
    const from = closedFrom(calendar);
    if (from === undefined) return [];
    const isListed = childOf(root, 'hours', key, 'closed') !== undefined;
    return [
      {
        severity: 'error',
        path: ['hours', key, ...(isListed ? ['closed'] : [])],
        ...(!isListed && { at: 'key' as const }),
        message: `is not open for two years from ${from} on: a target would never come`,
        expected: 'an open day',
      },
    ];
  });
