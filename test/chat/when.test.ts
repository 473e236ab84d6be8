import { parseWhen } from '../../src/chat/when';

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
