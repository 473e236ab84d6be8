import * as fc from 'fast-check';
import type { Calendar } from '../../src/desk/types';
import { addOpen, addWorkingDays, isOpen, nextOpening, openBetween } from '../../src/incident/calendar';

/*
 * The calendar against a slow reading of the clock: every minute of twelve days is formatted by Intl, and is open
 * when its weekday and wall clock are in the hours. Nothing of src/incident/calendar.ts is used to say so.
 */
const MINUTE = 60_000;
const WINDOW_DAYS = 12;

interface Minute {
  readonly at: number;
  readonly date: string;
  readonly weekday: number;
  readonly wall: number;
}

/** Zone and first day (UTC) of each window: DST changes fall on its third to fifth day, leap days too. */
const WINDOWS = [
  ['Europe/Copenhagen', '2026-03-26'],
  ['Europe/Copenhagen', '2026-10-21'],
  ['Europe/Copenhagen', '2028-02-26'],
  ['America/New_York', '2026-03-04'],
  ['America/New_York', '2026-10-28'],
  ['America/New_York', '2024-02-26'],
  ['Asia/Kolkata', '2026-03-26'],
  ['Asia/Kolkata', '2026-12-28'],
  ['Australia/Sydney', '2026-04-01'],
  ['Australia/Sydney', '2026-10-01'],
  ['Australia/Lord_Howe', '2026-04-01'],
  ['Australia/Lord_Howe', '2026-10-01'],
  ['Africa/Cairo', '2026-04-21'],
  ['Africa/Cairo', '2026-10-26'],
] as const;

const DANISH_HOLIDAYS = ['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06'];

const read = new Map<string, readonly Minute[]>();

const minutesOf = (zone: string, first: string): readonly Minute[] => {
  const key = `${zone} ${first}`;
  const start = Date.parse(`${first}T00:00Z`);
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const minutes =
    read.get(key) ??
    Array.from({ length: WINDOW_DAYS * 1440 }, (_, index) => {
      const at = start + index * MINUTE;
      const [date = '', time = ''] = format.format(at).split(' ');
      const weekday = (new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7;
      return { at, date, weekday, wall: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
    });
  read.set(key, minutes);
  return minutes;
};

const isOpenMinute = (calendar: Calendar, { date, weekday, wall }: Minute): boolean =>
  !(calendar.holidays === 'DK' && DANISH_HOLIDAYS.includes(date)) &&
  (calendar.week[weekday] ?? []).some(([from, to]) => from <= wall && wall < to);

const openMs = (minutes: readonly Minute[], calendar: Calendar, from: number, to: number): number =>
  minutes
    .filter((minute) => minute.at < to && minute.at + MINUTE > from && isOpenMinute(calendar, minute))
    .reduce((sum, { at }) => sum + Math.min(at + MINUTE, to) - Math.max(at, from), 0);

const whenRun = (minutes: readonly Minute[], calendar: Calendar, from: number, ms: number): number | undefined => {
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

const openFrom = (minutes: readonly Minute[], calendar: Calendar, from: number): number | undefined => {
  const minute = minutes.find((one) => one.at + MINUTE > from && isOpenMinute(calendar, one));
  return minute && Math.max(minute.at, from);
};

/** The day whose number among the open days after `from`'s is `days`; there the wanted time, or the next open one. */
const workingDaysLater = (
  minutes: readonly Minute[],
  calendar: Calendar,
  from: number,
  days: number,
): number | undefined => {
  const now = minutes.find((minute) => minute.at <= from && from < minute.at + MINUTE);
  const isOpenDate = (date: string): boolean =>
    minutes.some((minute) => minute.date === date && isOpenMinute(calendar, minute));
  const dates = [...new Set(minutes.map(({ date }) => date))];
  const date = dates.filter((one) => now && one > now.date && isOpenDate(one))[days - 1];
  // Of its first and last day the window may hold only a part.
  if (!now || now.date === dates[0] || !date || date === dates.at(-1)) return undefined;
  const wall = isOpenDate(now.date) ? now.wall : 1440;
  const seconds = wall === 1440 ? 0 : from - now.at;
  const that = minutes.filter((minute) => minute.date === date);
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

/** Ranges that begin and end on full ten minutes, the last of them before `end` tens of minutes after midnight. */
const rangesBefore = (end: number): fc.Arbitrary<Calendar['week'][number]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: end }), { maxLength: 6 }).map((cuts) => {
    const sorted = cuts.toSorted((one, other) => one - other).map((cut) => cut * 10);
    return sorted.flatMap((from, index) => {
      const to = sorted[index + 1];
      return index % 2 === 0 && to !== undefined ? [[from, to] as const] : [];
    });
  });
// DST changes between midnight and four: half of the days have their hours there.
const weekday = fc.oneof(
  { weight: 1, arbitrary: fc.constant([[0, 1440] as const]) },
  { weight: 3, arbitrary: rangesBefore(144) },
  { weight: 4, arbitrary: rangesBefore(30) },
);
const anyWeek = fc.array(weekday, { minLength: 7, maxLength: 7 }).filter((week) => week.some((day) => day.length > 0));

const anyCase = fc
  .record({ window: fc.constantFrom(...WINDOWS), week: anyWeek, holidays: fc.boolean() })
  .map((drawn) => {
    const [zone, first] = drawn.window;
    const calendar: Calendar = { zone, week: drawn.week };
    const closedInDenmark = drawn.holidays && zone === 'Europe/Copenhagen';
    return { minutes: minutesOf(zone, first), calendar: closedInDenmark ? { ...calendar, holidays: 'DK' } : calendar };
  });

/** Where the wall clock of a window leaps; where it never does, in the middle. */
const leapOf = (minutes: readonly Minute[]): number => {
  const leap = minutes.findIndex(
    ({ wall }, index) => index > 0 && wall !== ((minutes[index - 1]?.wall ?? 0) + 1) % 1440,
  );
  return leap > 0 ? leap : 5 * 1440;
};

/** An instant of a window in its first ten days: anywhere, or within two hours of its leap's time on any day before. */
type Moment = (minutes: readonly Minute[]) => number;
const anyMoment: fc.Arbitrary<Moment> = fc
  .record({
    near: fc.boolean(),
    minute: fc.integer({ min: 1440, max: 10 * 1440 }),
    daysBefore: fc.integer({ min: 0, max: 2 }),
    off: fc.integer({ min: -12, max: 12 }),
    ms: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10 * MINUTE - 1 })),
  })
  .map(({ near, minute, daysBefore, off, ms }) => (minutes) => {
    const index = near ? leapOf(minutes) - daysBefore * 1440 + off * 10 : minute;
    return (minutes[0]?.at ?? Number.NaN) + index * MINUTE + ms;
  });

const date = (at: number | undefined): Date => new Date(at ?? Number.NaN);

describe('against the clock read minute by minute', () => {
  it('isOpen, nextOpening, openBetween and addOpen agree', () => {
    fc.assert(
      fc.property(anyCase, anyMoment, anyMoment, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, a, b, share) => {
        const { minutes, calendar } = drawn;
        const [from = 0, to = 0] = [a(minutes), b(minutes)].toSorted((one, other) => one - other);
        const open = openMs(minutes, calendar, from, to);
        const opening = openFrom(minutes, calendar, from);
        const ms = Math.round(open * share);
        expect({
          open: openBetween(calendar, date(from), date(to)),
          isOpen: isOpen(calendar, date(from)),
          opening: opening && nextOpening(calendar, date(from)).getTime(),
          end: addOpen(calendar, date(from), ms).getTime(),
        }).toEqual({
          open,
          isOpen: opening === from,
          opening,
          end: ms > 0 ? whenRun(minutes, calendar, from, ms) : from,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('addWorkingDays agrees', () => {
    const property = fc.property(anyCase, anyMoment, fc.integer({ min: 1, max: 3 }), (drawn, moment, days) => {
      const { minutes, calendar } = drawn;
      const from = moment(minutes);
      const due = workingDaysLater(minutes, calendar, from, days);
      // Later than the window is not to be told by the oracle.
      fc.pre(due !== undefined);
      expect(addWorkingDays(calendar, date(from), days)).toEqual(date(due));
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('open time adds up', () => {
  const anyMs = fc.integer({ min: 0, max: 40 * 60 * MINUTE });

  it('addOpen in two steps is addOpen in one, and openBetween gives it back', () => {
    fc.assert(
      fc.property(anyCase, anyMoment, anyMs, anyMs, ({ minutes, calendar }, moment, one, other) => {
        const from = date(moment(minutes));
        const end = addOpen(calendar, from, one + other);
        expect(addOpen(calendar, addOpen(calendar, from, one), other)).toEqual(end);
        expect(openBetween(calendar, from, end)).toBe(one + other);
      }),
    );
  });

  it('around the clock nothing is gained or lost, whether a day is one range or two', () => {
    const whole: Calendar['week'][number] = [[0, 1440]];
    const halves: Calendar['week'][number] = [
      [0, 700],
      [700, 1440],
    ];
    fc.assert(
      fc.property(anyCase, fc.constantFrom(whole, halves), anyMoment, anyMs, (drawn, day, moment, ms) => {
        const calendar: Calendar = { zone: drawn.calendar.zone, week: Array.from({ length: 7 }, () => day) };
        const from = moment(drawn.minutes);
        expect(addOpen(calendar, date(from), ms)).toEqual(date(from + ms));
        expect(openBetween(calendar, date(from), date(from + ms))).toBe(ms);
      }),
    );
  });

  it('addWorkingDays never falls back when one logs later', () => {
    fc.assert(
      fc.property(anyCase, anyMoment, anyMoment, fc.integer({ min: 1, max: 4 }), (drawn, a, b, days) => {
        const [from = 0, later = 0] = [a(drawn.minutes), b(drawn.minutes)].toSorted((one, other) => one - other);
        // In the hour that DST repeats the wall clock itself falls back.
        fc.pre(later - from >= 60 * MINUTE);
        const due = (at: number): number => addWorkingDays(drawn.calendar, date(at), days).getTime();
        expect(due(from)).toBeLessThanOrEqual(due(later));
      }),
      { numRuns: 500 },
    );
  });
});
