import { parseWhen, readWhen, startOfDay } from '../../src/command/when';

/** Tuesday 2026-11-24 at 10:00 in Copenhagen. */
const now = new Date('2026-11-24T09:00:00Z');
const zone = 'Europe/Copenhagen';
const read = (typed: string, more = {}) =>
  parseWhen(typed, { now, zone, ...more })
    ?.toISOString()
    .slice(0, 16);

test.each([
  ['now', '2026-11-24T09:00'],
  ['Nu', '2026-11-24T09:00'],
  ['16:00', '2026-11-24T15:00'],
  ['kl. 16', '2026-11-24T15:00'],
  ['at 4pm', '2026-11-24T15:00'],
  ['8', '2026-11-25T07:00'],
  ['today 16.30', '2026-11-24T15:30'],
  ['i dag kl. 16', '2026-11-24T15:00'],
  ['tomorrow', '2026-11-25T07:00'],
  ['I morgen kl. 9', '2026-11-25T08:00'],
  ['i morgen', '2026-11-25T07:00'],
  ['fredag', '2026-11-27T07:00'],
  ['on friday 14:00', '2026-11-27T13:00'],
  ['lørdag kl. 9.15', '2026-11-28T08:15'],
  ['søn 9', '2026-11-29T08:00'],
  ['tirsdag 16', '2026-11-24T15:00'],
  ['tirsdag 9', '2026-12-01T08:00'],
  ['tuesday', '2026-12-01T07:00'],
  ['24/12', '2026-12-24T07:00'],
  ['24/12 12:00', '2026-12-24T11:00'],
  ['1/2', '2027-02-01T07:00'],
  ['24/12-2027', '2027-12-24T07:00'],
  ['2026-12-01 13:00', '2026-12-01T12:00'],
  ['24. december kl. 12', '2026-12-24T11:00'],
  ['december 24', '2026-12-24T07:00'],
  ['1 march', '2027-03-01T07:00'],
  ['in 3 days', '2026-11-27T09:00'],
  ['om 2 timer', '2026-11-24T11:00'],
  ['om 1 uge', '2026-12-01T09:00'],
  ['mandag', '2026-11-30T07:00'],
  ['1/12', '2026-12-01T07:00'],
  ['1/12 kl. 9', '2026-12-01T08:00'],
  ['tomorrow 09:00', '2026-11-25T08:00'],
  ['om 3 dage', '2026-11-27T09:00'],
  ['om 45 minutter', '2026-11-24T09:45'],
  ['Friday, 14:00', '2026-11-27T13:00'],
  // A day of this year that is over is next year's; one with its year is what it says, and refused where it is used.
  ['23/11', '2027-11-23T07:00'],
  ['2026-11-23', '2026-11-23T07:00'],
  ['today 9:00', '2026-11-24T08:00'],
  ['9:59', '2026-11-25T08:59'],
])('"%s" is %s in UTC', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test.each([
  '',
  'soon',
  'at some point',
  '31/2',
  '30. februar',
  '25:00',
  '12:61',
  'i morgen kl. 99',
  '2026-13-01',
  'in days',
  '13pm',
])('"%s" is not understood', (typed) => {
  expect(read(typed)).toBeUndefined();
});

test('a day without a time is when it opens', () => {
  expect(read('fredag', { opens: '09:30' })).toBe('2026-11-27T08:30');
});

test('the reader’s own zone counts', () => {
  expect(parseWhen('tomorrow 8', { now, zone: 'America/New_York' })?.toISOString()).toBe('2026-11-25T13:00:00.000Z');
});

test('three days keep the wall clock over a DST change, and a skipped time is an hour later', () => {
  const march = new Date('2026-03-27T11:00:00Z');
  expect(parseWhen('in 3 days', { now: march, zone })?.toISOString()).toBe('2026-03-30T10:00:00.000Z');
  expect(parseWhen('sunday 2:30', { now: march, zone })?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test('where DST repeats an hour the first is meant, and a week keeps the wall clock', () => {
  const october = new Date('2026-10-23T10:00:00Z');
  expect(parseWhen('søndag 2:30', { now: october, zone })?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(parseWhen('om 1 uge', { now: october, zone })?.toISOString()).toBe('2026-10-30T11:00:00.000Z');
  expect(parseWhen('om 72 timer', { now: october, zone })?.toISOString()).toBe('2026-10-26T10:00:00.000Z');
});

test('a day that is named alone is told apart from a moment', () => {
  expect(readWhen('fredag', { now, zone })).toEqual({ at: new Date('2026-11-27T07:00:00Z'), day: '2026-11-27' });
  expect(readWhen('fredag 8', { now, zone })).toEqual({ at: new Date('2026-11-27T07:00:00Z') });
  expect(readWhen('in 3 days', { now, zone })).not.toHaveProperty('day');
});

test('a day begins at midnight of its zone, also on the days on which DST changes', () => {
  expect(startOfDay('2026-03-29', zone).toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', zone).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-10-26', 'America/New_York').toISOString()).toBe('2026-10-26T04:00:00.000Z');
});
