import * as fc from 'fast-check';
import { type Rota, turnAt, turnsBetween } from '../../src/calendar/turns';
import { type Calendar } from '../../src/calendar/types';
import { parseHours } from '../../src/calendar/week';

const parsed = (entries: Readonly<Record<string, string>>): Calendar => {
  const calendar = parseHours(entries, 'Europe/Copenhagen');
  if ('problems' in calendar) throw new Error('no hours');
  return calendar;
};

const COPENHAGEN = 'Europe/Copenhagen';

const aRota = (from: string, days: number, at = '08:00'): Rota => ({ from, at, days });

/** Handovers from the first day to the last, both in UTC, as `nth instant`. */
const handovers = (rota: Rota, zone: string, from: string, to: string): readonly string[] =>
  turnsBetween(rota, { zone }, new Date(from), new Date(to)).map(
    ({ nth, at }) => `${nth} ${at.toISOString().slice(0, 16)}`,
  );

describe('handovers in Copenhagen', () => {
  it('weekly: at eight by the clock over both changes of the clock and New Year', () => {
    const rota = aRota('2026-10-19', 7);
    expect(handovers(rota, COPENHAGEN, '2026-10-18', '2026-11-03')).toEqual([
      '0 2026-10-19T06:00',
      '1 2026-10-26T07:00',
      '2 2026-11-02T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2026-12-25', '2027-01-05')).toEqual([
      '10 2026-12-28T07:00',
      '11 2027-01-04T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2027-03-20', '2027-03-30')).toEqual([
      '22 2027-03-22T07:00',
      '23 2027-03-29T06:00',
    ]);
  });

  it('daily: a day of 25 hours, a day of 23 hours, and New Year', () => {
    const rota = aRota('2026-10-01', 1);
    expect(handovers(rota, COPENHAGEN, '2026-10-24', '2026-10-27')).toEqual([
      '23 2026-10-24T06:00',
      '24 2026-10-25T07:00',
      '25 2026-10-26T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2026-12-31', '2027-01-02')).toEqual([
      '91 2026-12-31T07:00',
      '92 2027-01-01T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2027-03-27', '2027-03-30')).toEqual([
      '177 2027-03-27T07:00',
      '178 2027-03-28T06:00',
      '179 2027-03-29T06:00',
    ]);
  });

  it('every three days', () => {
    const rota = aRota('2026-10-24', 3);
    expect(handovers(rota, COPENHAGEN, '2026-10-24', '2026-10-31')).toEqual([
      '0 2026-10-24T06:00',
      '1 2026-10-27T07:00',
      '2 2026-10-30T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2026-12-29', '2027-01-06')).toEqual([
      '22 2026-12-29T07:00',
      '23 2027-01-01T07:00',
      '24 2027-01-04T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2027-03-26', '2027-03-31')).toEqual([
      '51 2027-03-26T07:00',
      '52 2027-03-29T06:00',
    ]);
  });

  it('every two weeks', () => {
    const rota = aRota('2026-10-19', 14);
    expect(handovers(rota, COPENHAGEN, '2026-10-18', '2026-11-03')).toEqual([
      '0 2026-10-19T06:00',
      '1 2026-11-02T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2026-12-27', '2027-01-12')).toEqual([
      '5 2026-12-28T07:00',
      '6 2027-01-11T07:00',
    ]);
    expect(handovers(rota, COPENHAGEN, '2027-03-20', '2027-04-06')).toEqual([
      '11 2027-03-22T07:00',
      '12 2027-04-05T06:00',
    ]);
  });

  it('at 02:30: an hour later where that time is skipped, the first of two where it is repeated', () => {
    const rota = aRota('2026-10-01', 1, '02:30');
    expect(handovers(rota, COPENHAGEN, '2026-10-24', '2026-10-27')).toEqual([
      '23 2026-10-24T00:30',
      '24 2026-10-25T00:30',
      '25 2026-10-26T01:30',
    ]);
    expect(handovers(rota, COPENHAGEN, '2027-03-27', '2027-03-30')).toEqual([
      '177 2027-03-27T01:30',
      '178 2027-03-28T01:30',
      '179 2027-03-29T00:30',
    ]);
    const nthAt = (at: string): number | undefined => turnAt(rota, { zone: COPENHAGEN }, new Date(at));
    expect(['2027-03-28T01:29:59.999Z', '2027-03-28T01:30Z'].map(nthAt)).toEqual([177, 178]);
    // The second 02:15 and the second 02:30 of the night come after the handover.
    expect(['2026-10-25T00:29Z', '2026-10-25T00:30Z', '2026-10-25T01:15Z', '2026-10-25T01:30Z'].map(nthAt)).toEqual([
      23, 24, 24, 24,
    ]);
  });
});

describe('handovers elsewhere', () => {
  it('New York', () => {
    const rota = aRota('2026-03-01', 1);
    expect(handovers(rota, 'America/New_York', '2026-03-07', '2026-03-09')).toEqual([
      '6 2026-03-07T13:00',
      '7 2026-03-08T12:00',
    ]);
    expect(handovers(rota, 'America/New_York', '2026-10-31', '2026-11-02')).toEqual([
      '244 2026-10-31T12:00',
      '245 2026-11-01T13:00',
    ]);
  });

  it('Sydney: the local day begins the day before in UTC', () => {
    const rota = aRota('2026-04-01', 1);
    expect(handovers(rota, 'Australia/Sydney', '2026-04-03', '2026-04-05')).toEqual([
      '3 2026-04-03T21:00',
      '4 2026-04-04T22:00',
    ]);
    expect(handovers(rota, 'Australia/Sydney', '2026-10-02', '2026-10-04')).toEqual([
      '185 2026-10-02T22:00',
      '186 2026-10-03T21:00',
    ]);
  });

  it('Kolkata: always half past two in UTC', () => {
    const rota = aRota('2026-03-23', 7);
    expect(handovers(rota, 'Asia/Kolkata', '2026-03-23', '2026-04-06')).toEqual([
      '0 2026-03-23T02:30',
      '1 2026-03-30T02:30',
    ]);
    expect(handovers(rota, 'Asia/Kolkata', '2026-12-28', '2027-01-05')).toEqual([
      '40 2026-12-28T02:30',
      '41 2027-01-04T02:30',
    ]);
  });

  it('Nuuk, where half past eleven in the evening is skipped: the turn before goes on until it is there', () => {
    const rota = aRota('2026-03-01', 1, '23:30');
    expect(handovers(rota, 'America/Nuuk', '2026-03-28', '2026-03-31')).toEqual([
      '26 2026-03-28T01:30',
      '27 2026-03-29T01:30',
      '28 2026-03-30T00:30',
    ]);
    // Midnight to half past twelve.
    const times = ['2026-03-29T01:00Z', '2026-03-29T01:29Z', '2026-03-29T01:30Z'];
    expect(times.map((at) => turnAt(rota, { zone: 'America/Nuuk' }, new Date(at)))).toEqual([26, 26, 27]);
  });
});

describe('turns that only days with time in the hours make up', () => {
  const office = parsed({ 'mon-thu': '08:00-16:00', fri: '08:00-15:00', holidays: 'DK' });
  const nights = parsed({ 'mon-fri': '22:00-06:00' });

  it('daily: Friday, then Monday, and not on Christmas Day', () => {
    const rota = aRota('2026-12-21', 1);
    const turning = { zone: COPENHAGEN, counts: office };
    const turns = turnsBetween(rota, turning, new Date('2026-12-21'), new Date('2027-01-06'));
    expect(turns.map(({ nth, at }) => `${nth} ${at.toISOString().slice(5, 10)}`)).toEqual([
      '0 12-21',
      '1 12-22',
      '2 12-23',
      '3 12-24',
      '4 12-28',
      '5 12-29',
      '6 12-30',
      '7 12-31',
      '8 01-04',
      '9 01-05',
    ]);
    const nthAt = (at: string) => turnAt(rota, turning, new Date(at));
    expect(
      ['2026-12-20', '2026-12-21T07:00Z', '2026-12-26', '2026-12-28T06:59Z', '2026-12-28T07:00Z'].map(nthAt),
    ).toEqual([undefined, 0, 3, 3, 4]);
  });

  it('every three days, from a day on that has none', () => {
    const rota = aRota('2026-11-07', 3);
    const turns = turnsBetween(
      rota,
      { zone: COPENHAGEN, counts: office },
      new Date('2026-11-01'),
      new Date('2026-11-20'),
    );
    expect(turns.map(({ nth, at }) => `${nth} ${at.toISOString().slice(5, 10)}`)).toEqual([
      '0 11-09',
      '1 11-12',
      '2 11-17',
    ]);
    expect(turnAt(rota, { zone: COPENHAGEN, counts: office }, new Date('2026-11-07T12:00Z'))).toBe(0);
  });

  it('a night belongs to the day on which it begins', () => {
    const turns = turnsBetween(
      aRota('2026-11-02', 1),
      { zone: COPENHAGEN, counts: nights },
      new Date('2026-11-05'),
      new Date('2026-11-10'),
    );
    expect(turns.map(({ nth, at }) => `${nth} ${at.toISOString().slice(5, 10)}`)).toEqual([
      '3 11-05',
      '4 11-06',
      '5 11-09',
    ]);
  });
});

describe('the first turn and the last', () => {
  it('nobody has a turn before the first day and its hour', () => {
    const rota = aRota('2026-11-23', 7);
    expect(turnAt(rota, { zone: COPENHAGEN }, new Date('2026-11-23T06:59:59.999Z'))).toBeUndefined();
    expect(turnAt(rota, { zone: COPENHAGEN }, new Date('2026-11-23T07:00Z'))).toBe(0);
    expect(turnAt(rota, { zone: COPENHAGEN }, new Date('2020-01-01T12:00Z'))).toBeUndefined();
    expect(handovers(rota, COPENHAGEN, '2026-11-01', '2026-11-23')).toEqual([]);
  });

  it('the beginning belongs to the time that is asked for, its end does not', () => {
    const rota = aRota('2026-11-23', 7);
    expect(handovers(rota, COPENHAGEN, '2026-11-23T07:00Z', '2026-11-30T07:00Z')).toEqual(['0 2026-11-23T07:00']);
  });

  it('a rotation goes on for decades', () => {
    const rota = aRota('2001-01-01', 1);
    expect(turnAt(rota, { zone: COPENHAGEN }, new Date('2051-01-01T12:00Z'))).toBe(18_262);
    expect(handovers(rota, COPENHAGEN, '2051-01-01', '2051-01-02')).toEqual(['18262 2051-01-01T07:00']);
  });
});

it('which turn is on agrees with the handovers, wherever and whenever', () => {
  const zones = [COPENHAGEN, 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'Africa/Cairo', 'America/Nuuk'];
  const two = (value: number): string => String(value).padStart(2, '0');
  const anyRota = fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      days: fc.integer({ min: 1, max: 14 }),
      hour: fc.integer({ min: 0, max: 23 }),
      half: fc.boolean(),
    })
    .map(({ month, day, days, hour, half }) =>
      aRota(`2026-${two(month)}-${two(day)}`, days, `${two(hour)}:${half ? '30' : '00'}`),
    );
  const start = Date.parse('2026-01-01');
  const property = fc.property(
    anyRota,
    fc.constantFrom(...zones),
    fc.integer({ min: 0, max: 700 * 24 * 60 }),
    (rota, zone, minute) => {
      const from = new Date(start + minute * 60_000);
      const to = new Date(from.getTime() + 15 * 24 * 3600_000);
      const turns = turnsBetween(rota, { zone }, from, to);
      for (const { nth, at } of turns) {
        expect(turnAt(rota, { zone }, at)).toBe(nth);
        expect(turnAt(rota, { zone }, new Date(at.getTime() - 1))).toBe(nth === 0 ? undefined : nth - 1);
      }
      const [first] = turns;
      if (first)
        expect(turnAt(rota, { zone }, from)).toBe(
          first.at > from && first.nth === 0 ? undefined : first.nth - (first.at > from ? 1 : 0),
        );
    },
  );
  fc.assert(property, { numRuns: 200 });
});
