import { type Calendar } from '../../src/calendar/types';

/*
 * A slow reading of the clock: every minute of twelve days is formatted by Intl, and is open when its date is not
 * closed and its weekday and wall clock are in the hours. Nothing of src/incident is used to say so.
 */
export const MINUTE = 60_000;
const WINDOW_DAYS = 12;

export interface Minute {
  readonly at: number;
  readonly date: string;
  /** From Monday = 0. */
  readonly weekday: number;
  /** Minutes after midnight by the wall clock. */
  readonly wall: number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Public holidays that fall in the windows of the tests, from the almanac. */
const HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  DK: ['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-12-25', '2026-12-26', '2027-01-01'],
  IN: ['2026-04-03'],
  'AU-NSW': ['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06', '2026-10-05'],
};

const read = new Map<string, readonly Minute[]>();

/** The minutes of twelve days from midnight in UTC of `first`, as a clock in `zone` shows them. */
export const minutesOf = (zone: string, first: string): readonly Minute[] => {
  const key = `${zone} ${first}`;
  const known = read.get(key);
  if (known) return known;
  const start = Date.parse(`${first}T00:00Z`);
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' });
  // Once a date: reading it is half of the work.
  const weekdays = new Map<string, number>();
  const minutes = Array.from({ length: WINDOW_DAYS * 1440 }, (_, index): Minute => {
    const at = start + index * MINUTE;
    const [date = '', time = ''] = clock.format(at).split(' ');
    const wall = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    const weekday = weekdays.get(date) ?? WEEKDAYS.indexOf(days.format(at));
    weekdays.set(date, weekday);
    return { at, date, weekday, wall };
  });
  read.set(key, minutes);
  return minutes;
};

const dated = new WeakMap<readonly Minute[], ReadonlyMap<string, readonly Minute[]>>();

/** The dates of a window in their order, and the minutes of each. */
export const datesOf = (minutes: readonly Minute[]): ReadonlyMap<string, readonly Minute[]> => {
  const known = dated.get(minutes);
  if (known) return known;
  const dates = new Map<string, Minute[]>();
  for (const minute of minutes) {
    const those = dates.get(minute.date);
    if (those) those.push(minute);
    else dates.set(minute.date, [minute]);
  }
  dated.set(minutes, dates);
  return dates;
};

export const isOpenMinute = (calendar: Calendar, { date, weekday, wall }: Minute): boolean =>
  !(HOLIDAYS[calendar.holidays ?? ''] ?? []).includes(date) &&
  !(calendar.closed ?? []).includes(date) &&
  (calendar.week[weekday] ?? []).some(([from, to]) => from <= wall && wall < to);

/** Open milliseconds from `from` until `to`. */
export const openMs = (minutes: readonly Minute[], calendar: Calendar, from: number, to: number): number =>
  minutes
    .filter((minute) => minute.at < to && minute.at + MINUTE > from && isOpenMinute(calendar, minute))
    .reduce((sum, { at }) => sum + Math.min(at + MINUTE, to) - Math.max(at, from), 0);

/** When `ms` open milliseconds have run since `from`; undefined when that is later than the minutes. */
export const whenRun = (
  minutes: readonly Minute[],
  calendar: Calendar,
  from: number,
  ms: number,
): number | undefined => {
  let left = ms;
  for (const minute of minutes) {
    if (minute.at + MINUTE <= from || !isOpenMinute(calendar, minute)) continue;
    const start = Math.max(minute.at, from);
    const here = minute.at + MINUTE - start;
    if (here >= left) return start + left;
    left -= here;
  }
  return undefined;
};

export const openFrom = (minutes: readonly Minute[], calendar: Calendar, from: number): number | undefined => {
  const minute = minutes.find((one) => one.at + MINUTE > from && isOpenMinute(calendar, one));
  return minute && Math.max(minute.at, from);
};

/** When it is open from `from` until `to`: minutes that follow each other in one piece. */
export const periodsOf = (
  minutes: readonly Minute[],
  calendar: Calendar,
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] => {
  const periods: { from: number; to: number }[] = [];
  for (const minute of minutes) {
    if (minute.at >= to || minute.at + MINUTE <= from || !isOpenMinute(calendar, minute)) continue;
    const end = Math.min(minute.at + MINUTE, to);
    const last = periods.at(-1);
    if (last?.to === minute.at) last.to = end;
    else periods.push({ from: Math.max(minute.at, from), to: end });
  }
  return periods;
};

/** The day whose number among the open days after `from`'s is `days`; there the wanted time, or the next open one. */
export const workingDaysLater = (
  minutes: readonly Minute[],
  calendar: Calendar,
  from: number,
  days: number,
): number | undefined => {
  const now = minutes.find((minute) => minute.at <= from && from < minute.at + MINUTE);
  const all = datesOf(minutes);
  const dates = [...all.keys()];
  const isOpenDate = (date: string): boolean => (all.get(date) ?? []).some((minute) => isOpenMinute(calendar, minute));
  const date = dates.filter((one) => now && one > now.date && isOpenDate(one))[days - 1];
  // Of its first and last day the window may hold only a part.
  if (!now || now.date === dates[0] || !date || date === dates.at(-1)) return undefined;
  const wall = isOpenDate(now.date) ? now.wall : 1440;
  const seconds = wall === 1440 ? 0 : from - now.at;
  const that = all.get(date) ?? [];
  const open = that.filter((minute) => isOpenMinute(calendar, minute));
  // The minute after the last open one is still the wanted time when the hours end with it, and no leap lies between.
  const hit = that.find((minute, index) => {
    const before = that[index - 1];
    const runsOn = before !== undefined && before.wall === minute.wall - 1 && isOpenMinute(calendar, before);
    const ends = seconds === 0 && runsOn && minute.wall === wall;
    return minute.wall >= wall && (ends || isOpenMinute(calendar, minute));
  });
  if (hit) return hit.at + (hit.wall === wall ? seconds : 0);
  return (open.at(-1)?.at ?? Number.NaN) + MINUTE;
};
