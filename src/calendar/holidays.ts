import Holidays from 'date-holidays';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Days since 1970-01-01 → the minute of that day from which it is closed (0: the whole day). */
type Closed = ReadonlyMap<number, number>;

const years = new Map<string, Closed>();

function closedIn(region: string, year: number): Closed {
  const key = `${region} ${year}`;
  const hit = years.get(key);
  if (hit) return hit;
  const closed = new Map<number, number>();
  // In UTC every day has 24 hours, so `end - start` is a length by the wall clock.
  for (const holiday of new Holidays(region, { types: ['public'], timezone: 'UTC' }).getHolidays(year)) {
    // Islamic dates carry a bogus zone after the wall-clock time: only the first 19 characters count.
    const wall = Date.parse(`${holiday.date.slice(0, 19).replace(' ', 'T')}Z`);
    const day = Math.floor(wall / DAY);
    const days = Math.max(1, Math.floor((holiday.end.getTime() - holiday.start.getTime()) / DAY));
    closed.set(day, Math.min((wall - day * DAY) / MINUTE, closed.get(day) ?? Infinity));
    for (let more = 1; more < days; more += 1) closed.set(day + more, 0);
  }
  years.set(key, closed);
  return closed;
}

/**
 * The minute of the local day `day` (days since 1970-01-01) from which a public holiday closes it: 0 for a whole day,
 * 720 for one that begins at noon, undefined for none. Only date-holidays' type `public` counts: 24 December and
 * 5 June are open in Denmark. Throws nothing for an unknown region: it has no holidays.
 */
export function holidayFrom(region: string, day: number): number | undefined {
  const year = new Date(day * DAY).getUTCFullYear();
  // A holiday of several days that begins in December may reach over New Year.
  return closedIn(region, year).get(day) ?? closedIn(region, year - 1).get(day);
}

/** Whether public holidays are known for `region`: an ISO country (`DK`) or one of its states (`DE-BY`). */
export function isHolidayRegion(region: string): boolean {
  const [country = '', state, ...rest] = region.split('-');
  const all = new Holidays();
  if (rest.length > 0 || !Object.hasOwn(all.getCountries(), country)) return false;
  return state === undefined || Object.hasOwn(all.getStates(country) ?? {}, state);
}
