import { addOpen, addSpan, addWorkingDays, isOpen, nextOpening, openBetween } from '../../src/calendar/business-time';
import { type Calendar } from '../../src/calendar/types';

const HOUR = 3_600_000;
const week = (weekday: Calendar['week'][number], friday = weekday): Calendar['week'] => [
  weekday,
  weekday,
  weekday,
  weekday,
  friday,
  [],
  [],
];
const office: Calendar = { zone: 'Europe/Copenhagen', week: week([[480, 960]], [[480, 900]]), holidays: 'DK' };
const always: Calendar = { zone: 'Europe/Copenhagen', week: Array.from({ length: 7 }, () => [[0, 1440]] as const) };
const nights: Calendar = {
  ...always,
  week: always.week.map(
    () =>
      [
        [0, 360],
        [1320, 1440],
      ] as const,
  ),
};
const withLunch: Calendar = {
  zone: 'UTC',
  week: week([
    [480, 720],
    [780, 960],
  ]),
};

/** Local time in Copenhagen, `2026-03-27T15:00`: +01:00 in winter, +02:00 between the two changes of 2026. */
const cph = (local: string): Date =>
  new Date(`${local}${local >= '2026-03-29T03' && local < '2026-10-25T03' ? '+02:00' : '+01:00'}`);
const utc = (local: string): Date => new Date(`${local}Z`);

describe('isOpen', () => {
  it('is open from the opening minute until before the closing minute', () => {
    expect(isOpen(office, cph('2026-06-08T07:59:59.999'))).toBe(false);
    expect(isOpen(office, cph('2026-06-08T08:00'))).toBe(true);
    expect(isOpen(office, cph('2026-06-08T15:59:59.999'))).toBe(true);
    expect(isOpen(office, cph('2026-06-08T16:00'))).toBe(false);
    expect(isOpen(office, cph('2026-06-12T15:30'))).toBe(false);
    expect(isOpen(office, cph('2026-06-13T10:00'))).toBe(false);
    expect(isOpen(always, cph('2026-06-13T03:00'))).toBe(true);
  });

  it.each([
    ['2026-04-02', 'Maundy Thursday'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-14', 'Ascension Day'],
    ['2026-12-25', 'Christmas Day'],
  ])('is closed in Denmark on %s, %s', (day) => {
    expect(isOpen(office, cph(`${day}T10:00`))).toBe(false);
    expect(isOpen({ zone: office.zone, week: office.week }, cph(`${day}T10:00`))).toBe(true);
  });

  it.each([
    ['2024-04-26', 'Store bededag, abolished from 2024'],
    ['2026-06-05', 'Constitution Day, no public holiday'],
    ['2026-12-24', 'Christmas Eve, no public holiday'],
    ['2026-12-31', "New Year's Eve, no public holiday"],
  ])('is open in Denmark on %s, %s', (day) => {
    expect(isOpen(office, new Date(`${day}T10:00+01:00`))).toBe(true);
  });

  it('was closed on Store bededag 2023', () => {
    expect(isOpen(office, utc('2023-05-05T10:00'))).toBe(false);
  });

  it('closes at noon where a holiday begins at noon, and for all days of a long one', () => {
    const faroe = { zone: 'Atlantic/Faroe', week: week([[480, 960]]), holidays: 'FO' };
    expect(isOpen(faroe, utc('2026-06-05T10:59'))).toBe(true);
    expect(isOpen(faroe, utc('2026-06-05T11:00'))).toBe(false);
    const dubai = { zone: 'Asia/Dubai', week: always.week, holidays: 'AE' };
    expect(['19', '20', '21', '22', '23'].map((day) => isOpen(dubai, utc(`2026-03-${day}T06:00`)))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('closes the whole day where a whole and a half holiday meet', () => {
    const faroe = { zone: 'Atlantic/Faroe', week: week([[480, 960]]), holidays: 'FO' };
    expect(isOpen(faroe, utc('2028-06-05T09:00'))).toBe(false);
  });

  it('takes whole days of a holiday that ends in the middle of one, and follows it over New Year', () => {
    const istanbul = { zone: 'Europe/Istanbul', week: always.week, holidays: 'TR' };
    expect(['22', '23'].map((day) => isOpen(istanbul, utc(`2026-03-${day}T08:00`)))).toEqual([false, true]);
    const eswatini = { zone: 'Africa/Mbabane', week: always.week, holidays: 'SZ' };
    expect(['02', '03'].map((day) => isOpen(eswatini, utc(`2027-01-${day}T08:00`)))).toEqual([false, true]);
  });

  it('takes the holidays of a state', () => {
    const epiphany = utc('2026-01-06T10:00');
    expect(isOpen({ zone: 'Europe/Berlin', week: office.week, holidays: 'DE' }, epiphany)).toBe(true);
    expect(isOpen({ zone: 'Europe/Berlin', week: office.week, holidays: 'DE-BY' }, epiphany)).toBe(false);
  });
});

describe('nextOpening', () => {
  it('is the instant itself when open, else the next opening', () => {
    expect(nextOpening(office, cph('2026-06-08T10:07'))).toEqual(cph('2026-06-08T10:07'));
    expect(nextOpening(office, cph('2026-06-08T16:00'))).toEqual(cph('2026-06-09T08:00'));
    expect(nextOpening(office, cph('2026-06-12T15:00'))).toEqual(cph('2026-06-15T08:00'));
    expect(nextOpening(office, cph('2026-04-01T16:00'))).toEqual(cph('2026-04-07T08:00'));
    expect(nextOpening(always, cph('2026-04-05T03:00'))).toEqual(cph('2026-04-05T03:00'));
  });

  it('opens at the end of the gap when DST skips the opening', () => {
    const early = { zone: office.zone, week: [[], [], [], [], [], [], [[150, 300]]] as const };
    expect(nextOpening(early, cph('2026-03-29T00:00'))).toEqual(cph('2026-03-29T03:00'));
  });
});

describe('addOpen and openBetween', () => {
  it('run over closing, weekend and Easter', () => {
    const from = cph('2026-03-27T14:00');
    expect(addOpen(office, from, 2 * HOUR)).toEqual(cph('2026-03-30T09:00'));
    expect(addOpen(office, cph('2026-04-01T15:00'), 2 * HOUR)).toEqual(cph('2026-04-07T09:00'));
    expect(openBetween(office, from, cph('2026-03-30T09:00'))).toBe(2 * HOUR);
    expect(openBetween(office, cph('2026-04-01T16:00'), cph('2026-04-07T08:00'))).toBe(0);
  });

  it('end at closing, not at the next opening', () => {
    expect(addOpen(office, cph('2026-06-08T14:00'), 2 * HOUR)).toEqual(cph('2026-06-08T16:00'));
  });

  it('neither gain nor lose at a DST change', () => {
    expect(addOpen(nights, cph('2026-03-28T22:00'), 7 * HOUR)).toEqual(cph('2026-03-29T06:00'));
    expect(addOpen(nights, cph('2026-10-24T22:00'), 9 * HOUR)).toEqual(cph('2026-10-25T06:00'));
    expect(openBetween(nights, cph('2026-10-24T12:00'), cph('2026-10-25T12:00'))).toBe(9 * HOUR);
    expect(openBetween(always, cph('2026-03-29T00:00'), cph('2026-03-30T00:00'))).toBe(23 * HOUR);
  });

  it('run for years', () => {
    const from = cph('2026-01-01T00:00');
    const to = utc('2031-01-01T00:00');
    expect(openBetween(office, from, addOpen(office, from, 6000 * HOUR))).toBe(6000 * HOUR);
    expect(addOpen(always, from, 100_000 * HOUR)).toEqual(new Date(from.getTime() + 100_000 * HOUR));
    expect(openBetween(always, from, to)).toBe(to.getTime() - from.getTime());
  });

  it('stay where they are for no time, or time running backwards', () => {
    const saturday = cph('2026-06-13T10:00');
    expect(addOpen(office, saturday, 0)).toEqual(saturday);
    expect(addOpen(office, saturday, -HOUR)).toEqual(saturday);
    expect(openBetween(office, cph('2026-06-08T12:00'), cph('2026-06-08T10:00'))).toBe(0);
    expect(openBetween(always, cph('2026-06-08T12:00'), cph('2026-06-08T10:00'))).toBe(0);
  });

  it('add up a whole year: 1982 hours in the office of 2026', () => {
    expect(openBetween(office, cph('2026-01-01T00:00'), cph('2027-01-01T00:00'))).toBe(officeHoursOf2026() * HOUR);
  });
});

/** Counted on the calendar: 52 weeks and a Thursday, less the holidays that fall on a working day. */
const officeHoursOf2026 = (): number => {
  const weeks = 52 * (4 * 8 + 7);
  const extraThursday = 8;
  const closedMonToThu = ['01-01', '04-02', '04-06', '05-14', '05-25'].length;
  const closedFridays = ['04-03', '12-25'].length;
  return weeks + extraThursday - closedMonToThu * 8 - closedFridays * 7;
};

describe('addWorkingDays', () => {
  it.each([
    ['in hours: the same time', '2026-06-08T10:07:30', 1, '2026-06-09T10:07:30'],
    ['over a weekend', '2026-06-11T10:00', 2, '2026-06-15T10:00'],
    ['over Easter', '2026-04-01T10:00', 1, '2026-04-07T10:00'],
    ['over the change to summer time', '2026-03-27T10:00', 1, '2026-03-30T10:00'],
    ['before opening: the opening', '2026-06-08T05:00', 1, '2026-06-09T08:00'],
    ['after closing: the closing', '2026-06-08T20:00', 1, '2026-06-09T16:00'],
    ['later than Friday closes: the closing', '2026-06-11T15:30', 1, '2026-06-12T15:00'],
    ['logged on Saturday: when Monday closes', '2026-06-13T11:00', 1, '2026-06-15T16:00'],
    ['logged on Saturday, two days', '2026-06-13T11:00', 2, '2026-06-16T16:00'],
    ['logged on a holiday', '2026-04-03T09:00', 1, '2026-04-07T16:00'],
  ])('%s', (_, from, days, due) => {
    expect(addWorkingDays(office, cph(from), days)).toEqual(cph(due));
  });

  it('moves a time in a break to the end of the break, but leaves its first minute', () => {
    const halfDays: Calendar = { ...withLunch, week: [[[480, 960]], ...withLunch.week.slice(1)] };
    expect(addWorkingDays(halfDays, utc('2026-06-08T12:30'), 1)).toEqual(utc('2026-06-09T13:00'));
    expect(addWorkingDays(halfDays, utc('2026-06-08T12:00'), 1)).toEqual(utc('2026-06-09T12:00'));
  });

  it('counts every day of a calendar around the clock, by the wall clock', () => {
    expect(addWorkingDays(always, cph('2026-03-28T12:00'), 1)).toEqual(cph('2026-03-29T12:00'));
    expect(addWorkingDays(always, cph('2026-03-28T02:30'), 1)).toEqual(cph('2026-03-29T03:00'));
    expect(addWorkingDays(always, cph('2026-10-24T02:30'), 1)).toEqual(cph('2026-10-25T02:30'));
  });

  it('is the first of two closings that DST repeats', () => {
    const cairo: Calendar = { zone: 'Africa/Cairo', week: Array.from({ length: 7 }, () => [[1200, 1400] as const]) };
    expect(addWorkingDays(cairo, utc('2026-10-28T20:20'), 1)).toEqual(utc('2026-10-29T20:20'));
  });

  it('takes a day whose only hours DST skips for a closed one', () => {
    const night: Calendar = { zone: 'Europe/Copenhagen', week: [[], [], [], [], [], [], [[120, 130]]] };
    expect(addWorkingDays(night, cph('2026-03-29T01:00'), 1)).toEqual(cph('2026-04-05T02:10'));
    expect(addWorkingDays(night, cph('2026-03-28T12:00'), 1)).toEqual(cph('2026-04-05T02:10'));
  });

  it('keeps the hour after the one that DST repeats', () => {
    expect(addWorkingDays(always, cph('2026-10-24T03:00'), 1)).toEqual(cph('2026-10-25T03:00'));
  });

  it('is the closing from a holiday also where days begin at midnight', () => {
    expect(addWorkingDays({ ...always, holidays: 'DK' }, cph('2026-04-03T10:00'), 1)).toEqual(cph('2026-04-05T00:00'));
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %p days', (days) => {
    expect(() => addWorkingDays(office, cph('2026-06-08T10:00'), days)).toThrow(RangeError);
  });
});

describe('addSpan', () => {
  const from = cph('2026-06-11T14:00');

  it('runs ms in open time, days by the clock, working days by open days', () => {
    expect(addSpan({ kind: 'ms', ms: 4 * HOUR, text: '4h' }, from, office)).toEqual(cph('2026-06-12T10:00'));
    expect(addSpan({ kind: 'days', days: 2, text: '2d' }, from, office)).toEqual(cph('2026-06-13T14:00'));
    expect(addSpan({ kind: 'days', days: 1, text: '1d' }, cph('2026-03-28T12:00'), office)).toEqual(
      cph('2026-03-29T13:00'),
    );
    expect(addSpan({ kind: 'workingDays', days: 2, text: '2wd' }, from, office)).toEqual(cph('2026-06-15T14:00'));
  });

  it('takes a share of the open time between start and response target', () => {
    const response = { from, dueAt: cph('2026-06-12T10:00') };
    const share = (percent: number): Date =>
      addSpan({ kind: 'percent', percent, text: `${percent}%` }, from, office, response);
    expect([25, 50, 75, 100, 150].map(share)).toEqual([
      cph('2026-06-11T15:00'),
      cph('2026-06-11T16:00'),
      cph('2026-06-12T09:00'),
      cph('2026-06-12T10:00'),
      cph('2026-06-12T12:00'),
    ]);
  });

  it('takes a share of the time by the clock where no open time lies before the target', () => {
    const friday = cph('2026-06-12T18:00');
    const response = { from: friday, dueAt: cph('2026-06-13T18:00') };
    expect(addSpan({ kind: 'percent', percent: 50, text: '50%' }, friday, office, response)).toEqual(
      cph('2026-06-13T06:00'),
    );
  });

  it('throws for a share without a target', () => {
    expect(() => addSpan({ kind: 'percent', percent: 50, text: '50%' }, from, office)).toThrow(
      '"50%" needs a response target',
    );
  });
});

describe('a mistake is thrown', () => {
  const never: Calendar = { zone: 'UTC', week: [[], [], [], [], [], [], []], holidays: 'DK' };
  const from = utc('2026-06-08T10:00');
  const message = 'calendar in UTC has no opening within two years of 2026-06-08T10:00:00.000Z';

  it('for a calendar that never opens, instead of searching for ever', () => {
    expect(() => nextOpening(never, from)).toThrow(message);
    expect(() => addOpen(never, from, 1)).toThrow(message);
    expect(() => addWorkingDays(never, from, 1)).toThrow(message);
    expect(isOpen(never, from)).toBe(false);
    expect(openBetween(never, from, utc('2099-01-01T00:00'))).toBe(0);
  });

  it.each([office, always])('for an invalid date or time', (calendar) => {
    const invalid = new Date(Number.NaN);
    expect(() => isOpen(calendar, invalid)).toThrow(RangeError);
    expect(() => nextOpening(calendar, invalid)).toThrow(RangeError);
    expect(() => addOpen(calendar, from, Number.NaN)).toThrow(RangeError);
    expect(() => openBetween(calendar, from, invalid)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, invalid, 1)).toThrow(RangeError);
  });

  it('for an unknown zone', () => {
    expect(() => isOpen({ ...office, zone: 'Europe/Kbh' }, from)).toThrow(RangeError);
  });
});
