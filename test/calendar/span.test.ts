import { parseSpan, type SpanProblem } from '../../src/calendar/span';

const problemOf = (text: string): SpanProblem | undefined => {
  const span = parseSpan(text);
  return 'problem' in span ? span.problem : undefined;
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

describe('a mistake in a length of time says what is wrong', () => {
  it.each([
    ['90', 'noUnit'],
    ['-5m', 'negative'],
    ['0m', 'none'],
    ['0h0m', 'none'],
    ['0d', 'none'],
    ['0wd', 'none'],
    ['0%', 'none'],
    ['1.5h', 'notWhole'],
    ['1,5h', 'notWhole'],
    ['1.5wd', 'notWhole'],
    ['1d12h', 'mixed'],
    ['2d1wd', 'mixed'],
    ['2 timer', 'unclear'],
    ['3y', 'unclear'],
    ['1h30', 'unclear'],
    ['30m1h', 'unclear'],
    ['1 5m', 'unclear'],
    ['1h1h', 'unclear'],
    ['1e3h', 'unclear'],
    ['15m whenever', 'unclear'],
    ['soon', 'unclear'],
  ])('%p: %s', (text, type) => {
    expect(problemOf(text)).toEqual({ type, text });
  });

  it.each(['', '   '])('%p: missing', (text) => {
    expect(problemOf(text)).toEqual({ type: 'missing' });
  });

  it.each(['17545h', '732d', '523wd', '99999999999999999999d'])('%s is too long', (text) => {
    expect(problemOf(text)).toEqual({ type: 'long', text });
  });

  it('a share of more than 1000 % is too much', () => {
    expect(problemOf('1001%')).toEqual({ type: 'percent', text: '1001%', most: 1000 });
  });
});
