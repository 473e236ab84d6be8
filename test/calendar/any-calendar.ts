import * as fc from 'fast-check';
import { type Calendar } from '../../src/calendar/types';
import { datesOf, MINUTE, type Minute, minutesOf } from './slow-clock';

/** A zone and the first day (UTC) of twelve. */
export type Window = readonly [zone: string, first: string];

/** Clock changes fall on the third to fifth day. Kolkata has none: the same weeks as Copenhagen. */
export const CLOCK_CHANGES: Readonly<Record<string, readonly Window[]>> = {
  Copenhagen: [
    ['Europe/Copenhagen', '2026-03-26'],
    ['Europe/Copenhagen', '2026-10-21'],
  ],
  'New York': [
    ['America/New_York', '2026-03-04'],
    ['America/New_York', '2026-10-28'],
  ],
  Kolkata: [
    ['Asia/Kolkata', '2026-03-26'],
    ['Asia/Kolkata', '2026-10-21'],
  ],
  Sydney: [
    ['Australia/Sydney', '2026-04-01'],
    ['Australia/Sydney', '2026-10-01'],
  ],
  'Lord Howe (half an hour)': [
    ['Australia/Lord_Howe', '2026-04-01'],
    ['Australia/Lord_Howe', '2026-10-01'],
  ],
  'Cairo (at midnight)': [
    ['Africa/Cairo', '2026-04-21'],
    ['Africa/Cairo', '2026-10-26'],
  ],
};

/** 29 February is the fourth day. */
export const LEAP_DAYS: readonly Window[] = [
  ['Europe/Copenhagen', '2028-02-26'],
  ['America/New_York', '2024-02-26'],
  ['Asia/Kolkata', '2028-02-26'],
  ['Australia/Sydney', '2028-02-26'],
];

/** 1 March is the fourth day: 2100 is no leap year. */
export const NO_LEAP_DAY: readonly Window[] = LEAP_DAYS.map(([zone]) => [zone, '2100-02-26']);

export const NEW_YEAR: readonly Window[] = [
  ['Europe/Copenhagen', '2026-12-23'],
  ['Asia/Kolkata', '2026-12-28'],
];

export const ALL_WINDOWS: readonly Window[] = [...Object.values(CLOCK_CHANGES).flat(), ...LEAP_DAYS, ...NEW_YEAR];

/** Whose public holidays are closed in half of the cases. */
const REGIONS: Readonly<Record<string, string>> = {
  'Europe/Copenhagen': 'DK',
  'Asia/Kolkata': 'IN',
  'Australia/Sydney': 'AU-NSW',
};

type Ranges = Calendar['week'][number];

/** Ranges that begin and end on full ten minutes, the last of them before `end` tens of minutes after midnight. */
const rangesBefore = (end: number): fc.Arbitrary<Ranges> =>
  fc.uniqueArray(fc.integer({ min: 0, max: end }), { maxLength: 6 }).map((cuts) => {
    const sorted = cuts.toSorted((one, other) => one - other).map((cut) => cut * 10);
    return sorted.flatMap((from, index) => {
      const to = sorted[index + 1];
      return index % 2 === 0 && to !== undefined ? [[from, to] as const] : [];
    });
  });
// Clocks change between midnight and four: half of the days have their hours there.
const anyDay: fc.Arbitrary<Ranges> = fc.oneof(
  { weight: 1, arbitrary: fc.constant([[0, 1440] as const]) },
  { weight: 3, arbitrary: rangesBefore(144) },
  { weight: 4, arbitrary: rangesBefore(30) },
);

const sevenOf = (day: fc.Arbitrary<Ranges>): fc.Arbitrary<Calendar['week']> =>
  fc.array(day, { minLength: 7, maxLength: 7 }).filter((week) => week.some((ranges) => ranges.length > 0));

export const anyWeek = sevenOf(anyDay);

/** Every night from an hour of the evening to one of the morning, some nights of the week off. */
export const nightShifts: fc.Arbitrary<Calendar['week']> = fc
  .record({
    evening: fc.integer({ min: 18 * 6, max: 143 }),
    morning: fc.integer({ min: 1, max: 9 * 6 }),
    works: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }).filter((nights) => nights.includes(true)),
  })
  .map(({ evening, morning, works }) =>
    works.map((night, day) => [
      ...(works[(day + 6) % 7] === true ? [[0, morning * 10] as const] : []),
      ...(night ? [[evening * 10, 1440] as const] : []),
    ]),
  );

export interface Drawn {
  readonly minutes: readonly Minute[];
  readonly calendar: Calendar;
}

/** Any hours in one of the windows: half of them with public holidays where there are any, some with closing days. */
export const anyCase = (
  windows: readonly Window[],
  week: fc.Arbitrary<Calendar['week']> = anyWeek,
  mostClosed = 3,
): fc.Arbitrary<Drawn> =>
  fc
    .record({
      window: fc.constantFrom(...windows),
      week,
      holidays: fc.boolean(),
      closed: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: mostClosed }),
    })
    .map((drawn) => {
      const [zone, first] = drawn.window;
      const minutes = minutesOf(zone, first);
      const dates = [...datesOf(minutes).keys()];
      const holidays = REGIONS[zone];
      const closed = drawn.closed.toSorted((one, other) => one - other).flatMap((day) => dates[day] ?? []);
      const calendar: Calendar = {
        zone,
        week: drawn.week,
        ...(drawn.holidays && holidays !== undefined && { holidays }),
        ...(closed.length > 0 && { closed }),
      };
      return { minutes, calendar };
    });

/** Where the wall clock of a window leaps; where it never does, in the middle. */
const leapOf = (minutes: readonly Minute[]): number => {
  const leap = minutes.findIndex(
    ({ wall }, index) => index > 0 && wall !== ((minutes[index - 1]?.wall ?? 0) + 1) % 1440,
  );
  return leap > 0 ? leap : 5 * 1440;
};

/** An instant of a window in its first ten days: anywhere, or within two hours of its leap's time on any day before. */
export type Moment = (minutes: readonly Minute[]) => number;

export const anyMoment: fc.Arbitrary<Moment> = fc
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
