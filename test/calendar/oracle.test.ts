import * as fc from 'fast-check';
import {
  addOpen,
  addWorkingDays,
  isOpen,
  nextOpening,
  openBetween,
  openPeriods,
} from '../../src/calendar/business-time';
import { type Calendar } from '../../src/calendar/types';
import {
  ALL_WINDOWS,
  anyCase,
  anyMoment,
  CLOCK_CHANGES,
  type Drawn,
  LEAP_DAYS,
  NEW_YEAR,
  NO_LEAP_DAY,
  nightShifts,
} from './any-calendar';
import { MINUTE, openFrom, openMs, periodsOf, whenRun, workingDaysLater } from './slow-clock';

const date = (at: number | undefined): Date => new Date(at ?? Number.NaN);
const anyMs = fc.integer({ min: 0, max: 40 * 60 * MINUTE });

/** Everything that counts open time says what the clock read minute by minute says. */
const assertOpenTime = (cases: fc.Arbitrary<Drawn>, numRuns = 150): void =>
  fc.assert(
    fc.property(cases, anyMoment, anyMoment, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, a, b, share) => {
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
        periods: openPeriods(calendar, date(from), date(to)),
      }).toEqual({
        open,
        isOpen: opening === from,
        opening,
        end: ms > 0 ? whenRun(minutes, calendar, from, ms) : from,
        periods: periodsOf(minutes, calendar, from, to).map((one) => ({ from: date(one.from), to: date(one.to) })),
      });
    }),
    { numRuns },
  );

const assertWorkingDays = (cases: fc.Arbitrary<Drawn>, numRuns = 150): void =>
  fc.assert(
    fc.property(cases, anyMoment, fc.integer({ min: 1, max: 3 }), ({ minutes, calendar }, moment, days) => {
      const from = moment(minutes);
      const due = workingDaysLater(minutes, calendar, from, days);
      // Later than the window is not to be told by the oracle.
      fc.pre(due !== undefined);
      expect(addWorkingDays(calendar, date(from), days)).toEqual(date(due));
    }),
    { numRuns },
  );

describe('against the clock read minute by minute', () => {
  describe.each(Object.entries(CLOCK_CHANGES))('over the clock changes in %s', (_, windows) => {
    it('open time agrees', () => assertOpenTime(anyCase(windows)));
    it('working days agree', () => assertWorkingDays(anyCase(windows)));
  });

  describe.each(LEAP_DAYS)('over the leap day in %s, from %s', (...window) => {
    it('open time agrees', () => assertOpenTime(anyCase([window]), 80));
    it('working days agree', () => assertWorkingDays(anyCase([window]), 80));
  });

  it('over the end of February 2100, no leap year, open time and working days agree', () => {
    assertOpenTime(anyCase(NO_LEAP_DAY));
    assertWorkingDays(anyCase(NO_LEAP_DAY));
  });

  it('over Christmas and New Year open time and working days agree', () => {
    assertOpenTime(anyCase(NEW_YEAR));
    assertWorkingDays(anyCase(NEW_YEAR));
  });

  it('for night shifts open time and working days agree', () => {
    assertOpenTime(anyCase(ALL_WINDOWS, nightShifts), 300);
    assertWorkingDays(anyCase(ALL_WINDOWS, nightShifts), 300);
  });

  it('with half of the days closed by the company open time and working days agree', () => {
    assertOpenTime(anyCase(ALL_WINDOWS, undefined, 8), 300);
    assertWorkingDays(anyCase(ALL_WINDOWS, undefined, 8), 300);
  });
});

describe('around the clock', () => {
  const whole: Calendar['week'][number] = [[0, 1440]];
  const halves: Calendar['week'][number] = [
    [0, 700],
    [700, 1440],
  ];

  it('nothing is gained or lost, whether a day is one range or two', () => {
    const property = fc.property(
      anyCase(ALL_WINDOWS),
      fc.constantFrom(whole, halves),
      anyMoment,
      anyMs,
      ({ minutes, calendar: { zone } }, day, moment, ms) => {
        const calendar: Calendar = { zone, week: Array.from({ length: 7 }, () => day) };
        const from = moment(minutes);
        expect(addOpen(calendar, date(from), ms)).toEqual(date(from + ms));
        expect(openBetween(calendar, date(from), date(from + ms))).toBe(ms);
        expect(nextOpening(calendar, date(from))).toEqual(date(from));
        if (ms > 0)
          expect(openPeriods(calendar, date(from), date(from + ms))).toEqual([
            { from: date(from), to: date(from + ms) },
          ]);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it.each([
    ['Europe/Copenhagen', '2028-02-28T23:00Z'],
    ['America/New_York', '2028-02-29T05:00Z'],
    ['Asia/Kolkata', '2028-02-28T18:30Z'],
    ['Australia/Sydney', '2028-02-28T13:00Z'],
  ])('29 February 2028 has 24 hours in %s, and none when the company is closed', (zone, midnight) => {
    const calendar: Calendar = { zone, week: Array.from({ length: 7 }, () => whole) };
    const from = new Date(midnight);
    const to = new Date(from.getTime() + 1440 * MINUTE);
    expect(openBetween(calendar, from, to)).toBe(1440 * MINUTE);
    const closed: Calendar = { ...calendar, closed: ['2028-02-29'] };
    expect(openPeriods(closed, new Date(from.getTime() - 1), new Date(to.getTime() + 1))).toEqual([
      { from: new Date(from.getTime() - 1), to: from },
      { from: to, to: new Date(to.getTime() + 1) },
    ]);
  });
});

describe('open time adds up', () => {
  it('addOpen in two steps is addOpen in one, and openBetween gives it back', () => {
    fc.assert(
      fc.property(anyCase(ALL_WINDOWS), anyMoment, anyMs, anyMs, ({ minutes, calendar }, moment, one, other) => {
        const from = date(moment(minutes));
        const end = addOpen(calendar, from, one + other);
        expect(addOpen(calendar, addOpen(calendar, from, one), other)).toEqual(end);
        expect(openBetween(calendar, from, end)).toBe(one + other);
      }),
    );
  });

  it('pause and resume: however a stretch is cut, its parts have the open time of the whole', () => {
    fc.assert(
      fc.property(anyCase(ALL_WINDOWS), fc.array(anyMoment, { minLength: 2, maxLength: 8 }), (drawn, moments) => {
        const { minutes, calendar } = drawn;
        const cuts = moments.map((moment) => moment(minutes)).toSorted((one, other) => one - other);
        const parts = cuts.slice(1).map((to, i) => openBetween(calendar, date(cuts[i]), date(to)));
        const sum = parts.reduce((all, part) => all + part, 0);
        expect(sum).toBe(openMs(minutes, calendar, cuts[0] ?? Number.NaN, cuts.at(-1) ?? Number.NaN));
      }),
      { numRuns: 300 },
    );
  });

  it('addWorkingDays never falls back when one logs later', () => {
    fc.assert(
      fc.property(anyCase(ALL_WINDOWS), anyMoment, anyMoment, fc.integer({ min: 1, max: 4 }), (drawn, a, b, days) => {
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
