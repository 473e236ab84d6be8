import {
  addOpen,
  addWorkingDays,
  isOpen,
  nextOpening,
  openBetween,
  openPeriods,
} from '../../src/calendar/business-time';
import { closedDates, longestClosed } from '../../src/calendar/closed-time';
import { type Calendar } from '../../src/calendar/types';

const HOUR = 3_600_000;
const zone = 'Europe/Copenhagen';
const day = [[480, 960]] as const;
const office: Calendar = { zone, week: [day, day, day, day, [[480, 900]], [], []], holidays: 'DK' };
const always: Calendar = { zone, week: Array.from({ length: 7 }, () => [[0, 1440]] as const) };
const night = [
  [0, 360],
  [1320, 1440],
] as const;
const nights: Calendar = { zone, week: Array.from({ length: 7 }, () => night) };

/** Local time in Copenhagen in 2026: +02:00 between the two changes of the clock. */
const cph = (local: string): Date =>
  new Date(`${local}${local >= '2026-03-29T03' && local < '2026-10-25T03' ? '+02:00' : '+01:00'}`);

describe('closing days', () => {
  const closing: Calendar = { ...office, closed: ['2026-06-09', '2026-06-12', '2026-12-24'] };
  const nightly: Calendar = { ...nights, closed: ['2026-06-09'] };

  it('are closed as a whole, whatever the hours', () => {
    expect(isOpen(closing, cph('2026-06-09T10:00'))).toBe(false);
    expect(isOpen(closing, cph('2026-06-10T10:00'))).toBe(true);
    expect(nextOpening(closing, cph('2026-12-23T16:00'))).toEqual(cph('2026-12-28T08:00'));
    expect(addOpen(closing, cph('2026-06-08T15:00'), 2 * HOUR)).toEqual(cph('2026-06-10T09:00'));
    expect(addWorkingDays(closing, cph('2026-06-11T10:00'), 1)).toEqual(cph('2026-06-15T10:00'));
    expect(addWorkingDays(closing, cph('2026-06-12T10:00'), 1)).toEqual(cph('2026-06-15T16:00'));
  });

  it('close what lies on their date: the end of a night before, the beginning of a night after', () => {
    expect(openPeriods(nightly, cph('2026-06-08T12:00'), cph('2026-06-10T12:00'))).toEqual([
      { from: cph('2026-06-08T22:00'), to: cph('2026-06-09T00:00') },
      { from: cph('2026-06-10T00:00'), to: cph('2026-06-10T06:00') },
    ]);
  });

  it('close hours that are around the clock otherwise', () => {
    const mostly: Calendar = { ...always, closed: ['2026-03-29'] };
    expect(openBetween(mostly, cph('2026-03-28T00:00'), cph('2026-03-31T00:00'))).toBe(48 * HOUR);
    expect(openBetween({ ...always, closed: [] }, cph('2026-03-29T00:00'), cph('2026-03-30T00:00'))).toBe(23 * HOUR);
  });
});

describe('what is said about closing days', () => {
  const closing: Calendar = { ...office, closed: ['2026-12-24', '2026-12-26', '2026-12-30'] };

  it('names the closing days and holidays that would be open otherwise', () => {
    const [from, to] = [cph('2026-12-23T15:00'), cph('2026-12-31T09:00')];
    expect(closedDates(closing, from, to)).toEqual(['2026-12-24', '2026-12-25', '2026-12-30']);
    expect(longestClosed(closing, from, to)).toEqual({ from: cph('2026-12-23T16:00'), opens: cph('2026-12-28T08:00') });
  });

  it('does not name the day that begins when the time is over', () => {
    const mostly: Calendar = { ...always, closed: ['2026-06-09'] };
    expect(closedDates(mostly, cph('2026-06-08T12:00'), cph('2026-06-09T00:00'))).toEqual([]);
    expect(closedDates(mostly, cph('2026-06-08T12:00'), cph('2026-06-10T00:00'))).toEqual(['2026-06-09']);
  });
});
