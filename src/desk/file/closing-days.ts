import { asIs, type Text } from '../../ground/lang';
import { say } from '../../view/text';
import { error, type Finding, type Path, warning } from './problems';
import { textOf } from './unchecked';

const DAY = 86_400_000;
/** Two years, one of them a leap year. */
const MOST_DAYS = 731;
const EXPECTED = say('expected.dates', { example: '[2026-12-24, 2026-12-27..2026-12-31]' });
const ENTRY = /^(\d{4}-\d\d-\d\d)(?:\s*\.\.\s*(\d{4}-\d\d-\d\d))?$/;

/** Days since 1970-01-01; undefined for a date that no calendar has, such as 2026-02-30. */
const dayOf = (date: string): number | undefined => {
  const at = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? at / DAY : undefined;
};

const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** First and last day of an entry, or what is wrong with it and what was expected. */
const rangeOf = (text: string): readonly [number, number] | { readonly message: Text; readonly expected: Text } => {
  const [, first, last = first] = ENTRY.exec(text.trim()) ?? [];
  if (first === undefined || last === undefined) {
    return { message: text === '' ? say('mistake.empty') : say('mistake.notUnderstood', { text }), expected: EXPECTED };
  }
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from === undefined || to === undefined) {
    const message = say('mistake.noDate', { date: from === undefined ? first : last });
    return { message, expected: say('expected.date', { example: '2026-12-24' }) };
  }
  if (to < from) return { message: say('mistake.endsBefore', { first, last }), expected: asIs(`${last}..${first}`) };
  return [from, to];
};

/** Names the first date that both have. */
const twice = ([from]: readonly [number, number], [before]: readonly [number, number]): Text =>
  say('mistake.twice', { what: dateOf(Math.max(from, before)) });

/**
 * The closing days of hours, `[2026-12-24, 2026-12-27..2026-12-31]` or one such entry: local dates in order, each
 * once, at most two years of them. No dates where something is wrong; a date that is there twice is a warning.
 */
export const readClosingDays = (
  value: unknown,
  path: Path,
): { readonly dates: readonly string[]; readonly findings: readonly Finding[] } => {
  const entries = Array.isArray(value)
    ? value.map((entry, i) => ({ entry, at: [...path, i] }))
    : [{ entry: value, at: path }];
  if (entries.length === 0) return { dates: [], findings: [error(path, say('mistake.empty'), EXPECTED)] };
  const findings: Finding[] = [];
  const warnings: Finding[] = [];
  const ranges: (readonly [number, number])[] = [];
  for (const { entry, at } of entries) {
    const text = textOf(entry);
    const range = text === undefined ? { message: say('mistake.notADate'), expected: EXPECTED } : rangeOf(text);
    if ('message' in range) findings.push(error(at, range.message, range.expected));
    else {
      const before = ranges.find(([from, to]) => from <= range[1] && range[0] <= to);
      if (before) warnings.push(warning(at, twice(range, before), say('expected.dateOnce')));
      ranges.push(range);
    }
  }
  const length = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (length > MOST_DAYS)
    findings.push(
      error(path, say('mistake.daysClosed', { count: length }), say('expected.twoYears', { most: MOST_DAYS })),
    );
  if (findings.length > 0) return { dates: [], findings };
  const days = new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
  return { dates: [...days].toSorted((one, other) => one - other).map(dateOf), findings: warnings };
};
