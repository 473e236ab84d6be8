import { holidayFrom } from './holidays';
import { type Calendar } from './types';

const DAY = 86_400_000;
/** Open from, open to, in minutes after midnight. */
type Ranges = readonly (readonly [number, number])[];

const closingDays = new WeakMap<Calendar, ReadonlySet<number>>();

/** Whether the company itself closes the local day `day` (days since 1970-01-01). */
function isClosingDay(calendar: Calendar, day: number): boolean {
  if (calendar.closed === undefined) return false;
  const known = closingDays.get(calendar) ?? new Set(calendar.closed.map((date) => Date.parse(date) / DAY));
  closingDays.set(calendar, known);
  return known.has(day);
}

/** The ranges that the week has for a day, whatever closes it. 1970-01-01 was a Thursday, 3 counted from Monday. */
export const weekRangesOn = ({ week }: Calendar, day: number): Ranges => week[(((day + 3) % 7) + 7) % 7] ?? [];

/** The day's open ranges, without what a closing day takes whole, or a public holiday from its first minute on. */
export function openRangesOn(calendar: Calendar, day: number): Ranges {
  if (isClosingDay(calendar, day)) return [];
  const ranges = weekRangesOn(calendar, day);
  const closed = calendar.holidays === undefined ? undefined : holidayFrom(calendar.holidays, day);
  if (closed === undefined) return ranges;
  return ranges.filter(([from]) => from < closed).map(([from, to]) => [from, Math.min(to, closed)]);
}

/** The same zone without closed time. */
export const aroundTheClock = ({ zone }: Pick<Calendar, 'zone'>): Calendar => ({
  zone,
  week: Array.from({ length: 7 }, () => [[0, 1440] as const]),
});

/** Whether nothing ever closes it, so that open time is time by the clock. */
export const isAroundTheClock = ({ closed, holidays, week }: Calendar): boolean =>
  holidays === undefined &&
  (closed === undefined || closed.length === 0) &&
  week.length === 7 &&
  week.every((day) => day[0]?.[0] === 0 && day[0][1] === 1440);
