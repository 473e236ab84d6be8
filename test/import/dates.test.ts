import { readDate } from '../../src/import/dates';

const COPENHAGEN = 'Europe/Copenhagen';
const read = (text: string, format: Parameters<typeof readDate>[1] = 'dd-mm-yyyy', zone = COPENHAGEN) =>
  readDate(text, format, zone)?.toISOString();

describe('a moment of another tool’s file', () => {
  it.each([
    ['05-03-2024 14:07', '2024-03-05T13:07:00.000Z'],
    ['5/3/2024 14.07.09', '2024-03-05T13:07:09.000Z'],
    ['05.03.2024', '2024-03-04T23:00:00.000Z'],
    ['05-03-2024 kl. 14:07', '2024-03-05T13:07:00.000Z'],
    ['05-07-2024 14:07', '2024-07-05T12:07:00.000Z'],
    ['2024-07-05 14:07:01', '2024-07-05T12:07:01.000Z'],
    ['2011-04-13T15:04:32+01:00', '2011-04-13T14:04:32.000Z'],
    ['2011-04-13T15:04:32.5Z', '2011-04-13T15:04:32.000Z'],
  ])('%s is %s', (text, at) => {
    expect(read(text)).toBe(at);
  });

  it('has the month first, and halves of a day, where the map says so', () => {
    expect(read('03/05/2024 02:07 PM', 'mm-dd-yyyy', 'America/New_York')).toBe('2024-03-05T19:07:00.000Z');
    expect(read('03/05/2024 12:07 am', 'mm-dd-yyyy', 'UTC')).toBe('2024-03-05T00:07:00.000Z');
    expect(read('13/05/2024', 'mm-dd-yyyy')).toBeUndefined();
  });

  it('is right on the days on which clocks change', () => {
    expect(read('31-03-2024 01:59')).toBe('2024-03-31T00:59:00.000Z');
    // There was no half past two; and in October it was half past two twice.
    expect(read('31-03-2024 02:30')).toBe('2024-03-31T01:30:00.000Z');
    expect(read('31-03-2024 03:00')).toBe('2024-03-31T01:00:00.000Z');
    expect(read('27-10-2024 02:30')).toBe('2024-10-27T00:30:00.000Z');
    expect(read('27-10-2024 03:00')).toBe('2024-10-27T02:00:00.000Z');
  });

  it.each([
    '31-02-2024',
    '00-01-2024',
    '12-13-2024',
    '05-03-24',
    '05-03-2024 24:00',
    '05-03-2024 10:61',
    'yesterday',
    '',
    '1-1-1969',
    '05-03-2024 13:00 pm',
    '9'.repeat(5000),
  ])('“%s” is none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is none where the map wants another order', () => {
    expect(read('05-03-2024', 'iso')).toBeUndefined();
  });
});
