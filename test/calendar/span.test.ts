import { parseSpan } from '../../src/calendar/span';

const problemOf = (text: string): string => {
  const span = parseSpan(text);
  return 'problem' in span ? span.problem : `no problem: ${JSON.stringify(span)}`;
};

describe('a length of time', () => {
  it.each([
    ['30s', 30_000],
    ['15m', 900_000],
    ['4h', 14_400_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['2h5m10s', 7_510_000],
    ['17544h', 731 * 86_400_000],
  ])('%s is open time by the clock', (text, ms) => {
    expect(parseSpan(text)).toEqual({ kind: 'ms', ms, text });
  });

  it('knows days, working days and shares', () => {
    expect(parseSpan('2d')).toEqual({ kind: 'days', days: 2, text: '2d' });
    expect(parseSpan('10wd')).toEqual({ kind: 'workingDays', days: 10, text: '10wd' });
    expect(parseSpan('50%')).toEqual({ kind: 'percent', percent: 50, text: '50%' });
    expect(parseSpan('150%')).toEqual({ kind: 'percent', percent: 150, text: '150%' });
  });

  it('keeps the text as written, without the space around it', () => {
    expect(parseSpan(' 1h 30m ')).toMatchObject({ text: '1h 30m' });
  });
});

describe('a mistake in a length of time says what is wrong and what is expected', () => {
  it.each([
    ['', 'a length of time is missing'],
    ['   ', 'a length of time is missing'],
    ['90', '"90" has no unit'],
    ['-5m', '"-5m" is negative'],
    ['0m', '"0m" is no time at all'],
    ['0h0m', '"0h0m" is no time at all'],
    ['0d', '"0d" is no time at all'],
    ['0wd', '"0wd" is no time at all'],
    ['0%', '"0%" is no time at all'],
    ['1.5h', '"1.5h" is not in whole numbers'],
    ['1,5h', '"1,5h" is not in whole numbers'],
    ['1.5wd', '"1.5wd" is not in whole numbers'],
    ['1d12h', '"1d12h" mixes d, wd or % with something else'],
    ['2d1wd', '"2d1wd" mixes d, wd or % with something else'],
    ['2 timer', '"2 timer" is not understood'],
    ['3y', '"3y" is not understood'],
    ['1h30', '"1h30" is not understood'],
    ['30m1h', '"30m1h" is not understood'],
    ['1 5m', '"1 5m" is not understood'],
    ['1h1h', '"1h1h" is not understood'],
    ['1e3h', '"1e3h" is not understood'],
    ['15m whenever', '"15m whenever" is not understood'],
    ['soon', '"soon" is not understood'],
  ])('%p', (text, complaint) => {
    expect(problemOf(text)).toBe(
      `${complaint}; write for example 30s, 15m, 4h, 1h30m, 2d (48 hours), 2wd (two working days) or 50% (half of the response target)`,
    );
  });

  it.each([
    ['17545h', '"17545h" is more than two years'],
    ['732d', '"732d" is more than two years; at most 731d'],
    ['523wd', '"523wd" is more than two years; at most 522wd'],
    ['99999999999999999999d', '"99999999999999999999d" is more than two years; at most 731d'],
    ['1001%', '"1001%" is more than 1000% of the response target'],
  ])('%s is too long', (text, complaint) => {
    expect(problemOf(text)).toBe(complaint);
  });
});
