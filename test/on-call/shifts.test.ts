import * as fc from 'fast-check';
import type { OnCallLayer } from '../../src/desk/model';
import { turnAt, turnsBetween } from '../../src/on-call/shifts';

const COPENHAGEN = 'Europe/Copenhagen';

const aLayer = (from: string, days: number, at = '08:00'): OnCallLayer => ({ from, at, days, people: ['anna'] });

/** Handovers from the first day to the last, both in UTC, as `nth instant`. */
const handovers = (layer: OnCallLayer, zone: string, from: string, to: string): readonly string[] =>
  turnsBetween(layer, zone, new Date(from), new Date(to)).map(
    ({ nth, at }) => `${nth} ${at.toISOString().slice(0, 16)}`,
  );

describe('handovers in Copenhagen', () => {
  it('weekly: at eight by the clock over both changes of the clock and New Year', () => {
    const layer = aLayer('2026-10-19', 7);
    expect(handovers(layer, COPENHAGEN, '2026-10-18', '2026-11-03')).toEqual([
      '0 2026-10-19T06:00',
      '1 2026-10-26T07:00',
      '2 2026-11-02T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2026-12-25', '2027-01-05')).toEqual([
      '10 2026-12-28T07:00',
      '11 2027-01-04T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2027-03-20', '2027-03-30')).toEqual([
      '22 2027-03-22T07:00',
      '23 2027-03-29T06:00',
    ]);
  });

  it('daily: a day of 25 hours, a day of 23 hours, and New Year', () => {
    const layer = aLayer('2026-10-01', 1);
    expect(handovers(layer, COPENHAGEN, '2026-10-24', '2026-10-27')).toEqual([
      '23 2026-10-24T06:00',
      '24 2026-10-25T07:00',
      '25 2026-10-26T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2026-12-31', '2027-01-02')).toEqual([
      '91 2026-12-31T07:00',
      '92 2027-01-01T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2027-03-27', '2027-03-30')).toEqual([
      '177 2027-03-27T07:00',
      '178 2027-03-28T06:00',
      '179 2027-03-29T06:00',
    ]);
  });

  it('every three days', () => {
    const layer = aLayer('2026-10-24', 3);
    expect(handovers(layer, COPENHAGEN, '2026-10-24', '2026-10-31')).toEqual([
      '0 2026-10-24T06:00',
      '1 2026-10-27T07:00',
      '2 2026-10-30T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2026-12-29', '2027-01-06')).toEqual([
      '22 2026-12-29T07:00',
      '23 2027-01-01T07:00',
      '24 2027-01-04T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2027-03-26', '2027-03-31')).toEqual([
      '51 2027-03-26T07:00',
      '52 2027-03-29T06:00',
    ]);
  });

  it('every two weeks', () => {
    const layer = aLayer('2026-10-19', 14);
    expect(handovers(layer, COPENHAGEN, '2026-10-18', '2026-11-03')).toEqual([
      '0 2026-10-19T06:00',
      '1 2026-11-02T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2026-12-27', '2027-01-12')).toEqual([
      '5 2026-12-28T07:00',
      '6 2027-01-11T07:00',
    ]);
    expect(handovers(layer, COPENHAGEN, '2027-03-20', '2027-04-06')).toEqual([
      '11 2027-03-22T07:00',
      '12 2027-04-05T06:00',
    ]);
  });

  it('at 02:30: an hour later where that time is skipped, the first of two where it is repeated', () => {
    const layer = aLayer('2026-10-01', 1, '02:30');
    expect(handovers(layer, COPENHAGEN, '2026-10-24', '2026-10-27')).toEqual([
      '23 2026-10-24T00:30',
      '24 2026-10-25T00:30',
      '25 2026-10-26T01:30',
    ]);
    expect(handovers(layer, COPENHAGEN, '2027-03-27', '2027-03-30')).toEqual([
      '177 2027-03-27T01:30',
      '178 2027-03-28T01:30',
      '179 2027-03-29T00:30',
    ]);
    const nthAt = (at: string): number | undefined => turnAt(layer, COPENHAGEN, new Date(at));
    expect(['2027-03-28T01:29:59.999Z', '2027-03-28T01:30Z'].map(nthAt)).toEqual([177, 178]);
    // The second 02:15 and the second 02:30 of the night come after the handover.
    expect(['2026-10-25T00:29Z', '2026-10-25T00:30Z', '2026-10-25T01:15Z', '2026-10-25T01:30Z'].map(nthAt)).toEqual([
      23, 24, 24, 24,
    ]);
  });
});

describe('handovers elsewhere', () => {
  it('New York', () => {
    const layer = aLayer('2026-03-01', 1);
    expect(handovers(layer, 'America/New_York', '2026-03-07', '2026-03-09')).toEqual([
      '6 2026-03-07T13:00',
      '7 2026-03-08T12:00',
    ]);
    expect(handovers(layer, 'America/New_York', '2026-10-31', '2026-11-02')).toEqual([
      '244 2026-10-31T12:00',
      '245 2026-11-01T13:00',
    ]);
  });

  it('Sydney: the local day begins the day before in UTC', () => {
    const layer = aLayer('2026-04-01', 1);
    expect(handovers(layer, 'Australia/Sydney', '2026-04-03', '2026-04-05')).toEqual([
      '3 2026-04-03T21:00',
      '4 2026-04-04T22:00',
    ]);
    expect(handovers(layer, 'Australia/Sydney', '2026-10-02', '2026-10-04')).toEqual([
      '185 2026-10-02T22:00',
      '186 2026-10-03T21:00',
    ]);
  });

  it('Kolkata: always half past two in UTC', () => {
    const layer = aLayer('2026-03-23', 7);
    expect(handovers(layer, 'Asia/Kolkata', '2026-03-23', '2026-04-06')).toEqual([
      '0 2026-03-23T02:30',
      '1 2026-03-30T02:30',
    ]);
    expect(handovers(layer, 'Asia/Kolkata', '2026-12-28', '2027-01-05')).toEqual([
      '40 2026-12-28T02:30',
      '41 2027-01-04T02:30',
    ]);
  });

  it('Nuuk, where half past eleven in the evening is skipped: the turn before goes on until it is there', () => {
    const layer = aLayer('2026-03-01', 1, '23:30');
    expect(handovers(layer, 'America/Nuuk', '2026-03-28', '2026-03-31')).toEqual([
      '26 2026-03-28T01:30',
      '27 2026-03-29T01:30',
      '28 2026-03-30T00:30',
    ]);
    // Midnight to half past twelve.
    const times = ['2026-03-29T01:00Z', '2026-03-29T01:29Z', '2026-03-29T01:30Z'];
    expect(times.map((at) => turnAt(layer, 'America/Nuuk', new Date(at)))).toEqual([26, 26, 27]);
  });
});

describe('the first turn and the last', () => {
  it('nobody has a turn before the first day and its hour', () => {
    const layer = aLayer('2026-11-23', 7);
    expect(turnAt(layer, COPENHAGEN, new Date('2026-11-23T06:59:59.999Z'))).toBeUndefined();
    expect(turnAt(layer, COPENHAGEN, new Date('2026-11-23T07:00Z'))).toBe(0);
    expect(turnAt(layer, COPENHAGEN, new Date('2020-01-01T12:00Z'))).toBeUndefined();
    expect(handovers(layer, COPENHAGEN, '2026-11-01', '2026-11-23')).toEqual([]);
  });

  it('the beginning belongs to the time that is asked for, its end does not', () => {
    const layer = aLayer('2026-11-23', 7);
    expect(handovers(layer, COPENHAGEN, '2026-11-23T07:00Z', '2026-11-30T07:00Z')).toEqual(['0 2026-11-23T07:00']);
  });

  it('a rotation goes on for decades', () => {
    const layer = aLayer('2001-01-01', 1);
    expect(turnAt(layer, COPENHAGEN, new Date('2051-01-01T12:00Z'))).toBe(18_262);
    expect(handovers(layer, COPENHAGEN, '2051-01-01', '2051-01-02')).toEqual(['18262 2051-01-01T07:00']);
  });
});

it('which turn is on agrees with the handovers, wherever and whenever', () => {
  const zones = [COPENHAGEN, 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'Africa/Cairo', 'America/Nuuk'];
  const two = (value: number): string => String(value).padStart(2, '0');
  const anyLayer = fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      days: fc.integer({ min: 1, max: 14 }),
      hour: fc.integer({ min: 0, max: 23 }),
      half: fc.boolean(),
    })
    .map(({ month, day, days, hour, half }) =>
      aLayer(`2026-${two(month)}-${two(day)}`, days, `${two(hour)}:${half ? '30' : '00'}`),
    );
  const start = Date.parse('2026-01-01');
  const property = fc.property(
    anyLayer,
    fc.constantFrom(...zones),
    fc.integer({ min: 0, max: 700 * 24 * 60 }),
    (layer, zone, minute) => {
      const from = new Date(start + minute * 60_000);
      const to = new Date(from.getTime() + 15 * 24 * 3600_000);
      const turns = turnsBetween(layer, zone, from, to);
      for (const { nth, at } of turns) {
        expect(turnAt(layer, zone, at)).toBe(nth);
        expect(turnAt(layer, zone, new Date(at.getTime() - 1))).toBe(nth === 0 ? undefined : nth - 1);
      }
      const [first] = turns;
      if (first)
        expect(turnAt(layer, zone, from)).toBe(
          first.at > from && first.nth === 0 ? undefined : first.nth - (first.at > from ? 1 : 0),
        );
    },
  );
  fc.assert(property, { numRuns: 200 });
});
