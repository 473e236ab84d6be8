import { atWords, byWords, durationWords, momentWords, relativeWords } from '../../src/view/time';
import { reading } from './support';

const at = (iso: string) => new Date(iso);

test.each([
  ['2026-11-23T13:30:00Z', 'kl. 14.30 (om 5 timer og 30 minutter)', '14:30 (in 5 hours and 30 minutes)'],
  ['2026-11-23T07:50:00Z', 'kl. 08.50 (for 10 minutter siden)', '08:50 (10 minutes ago)'],
  ['2026-11-24T08:00:00Z', 'i morgen kl. 09.00 (om 1 dag)', 'tomorrow at 09:00 (in 1 day)'],
  [
    '2026-11-22T22:59:00Z',
    'i går kl. 23.59 (for 9 timer og 1 minut siden)',
    'yesterday at 23:59 (9 hours and 1 minute ago)',
  ],
  ['2026-11-27T08:00:00Z', 'fredag 27. november kl. 09.00 (om 4 dage)', 'Friday 27 November at 09:00 (in 4 days)'],
  [
    '2027-01-04T08:00:00Z',
    'mandag den 4. januar 2027 kl. 09.00 (om 42 dage)',
    'Monday 4 January 2027 at 09:00 (in 42 days)',
  ],
  ['2026-11-23T08:00:30Z', 'kl. 09.00 (om et øjeblik)', '09:00 (in a moment)'],
])('%s, seen on Monday 2026-11-23 09:00 in Copenhagen', (iso, da, en) => {
  expect(byWords(reading('da'), at(iso))).toBe(da);
  expect(byWords(reading('en'), at(iso)).replace(',', '')).toBe(en);
});

test('the day is the reader’s own: the same moment is today in Copenhagen and tomorrow in Tokyo', () => {
  const moment = at('2026-11-23T16:00:00Z');
  const tokyo = reading('en', 0, { reader: { lang: 'en', zone: 'Asia/Tokyo' } });
  expect(momentWords(reading('en'), moment)).toBe('17:00');
  expect(momentWords(tokyo, moment)).toBe('tomorrow at 01:00');
});

test('tomorrow is the next calendar day, also when this one has 25 hours', () => {
  const saturday = reading('da', 0, { now: at('2026-10-24T22:30:00Z') });
  expect(momentWords(saturday, at('2026-10-25T22:45:00Z'))).toBe('kl. 23.45');
  expect(momentWords(saturday, at('2026-10-25T23:15:00Z'))).toBe('i morgen kl. 00.15');
});

test('standing alone, English says at and on', () => {
  expect(atWords(reading('en'), at('2026-11-23T13:30:00Z'))).toBe('at 14:30 (in 5 hours and 30 minutes)');
  expect(atWords(reading('en'), at('2026-11-27T08:00:00Z'))).toMatch(/^on Friday,? 27 November at 09:00/);
});

test('past and future, and less than a minute', () => {
  expect(relativeWords(reading('da', 0), at('2026-11-23T07:59:30Z'))).toBe('for et øjeblik siden');
  expect(relativeWords(reading('en', 0), at('2026-11-23T08:01:00Z'))).toBe('in 1 minute');
});

test('at most two units; whole days from two days on', () => {
  const hour = 3_600_000;
  expect(durationWords('da', 95 * 60_000)).toBe('1 time og 35 minutter');
  expect(durationWords('en', 25 * hour + 20 * 60_000)).toBe('1 day and 1 hour');
  expect(durationWords('en', 71 * hour)).toBe('3 days');
  expect(durationWords('da', 12_000)).toBe('12 sekunder');
  expect(durationWords('en', 0)).toBe('1 second');
});
