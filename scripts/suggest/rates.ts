import type { Desk } from '../../src/desk/model';
import { areaKey, areaOf } from '../../src/incident/policies/area';
import { areasFor, MOST_SUGGESTED } from '../../src/incident/policies/category';
import { type EndedCase, learnFrom } from '../../src/incident/policies/learned';
import { termsOf } from '../../src/search/terms';

/** A report, and where it belongs. */
export interface Labelled {
  readonly text: string;
  readonly area: string;
}

/** How many of all were right: at the first guess, and among the first three. */
export interface Rate {
  readonly first: number;
  readonly three: number;
  readonly of: number;
}

const endedCase = ({ text, area }: Labelled, index: number): EndedCase => {
  const [category = '', sub] = area.split('.');
  return { id: String(index), terms: termsOf(text), category, ...(sub !== undefined && { sub }), said: true };
};

const rate = (reports: readonly Labelled[], guess: (report: Labelled, index: number) => readonly string[]): Rate => {
  const places = reports.map((report, index) => guess(report, index).slice(0, MOST_SUGGESTED).indexOf(report.area));
  return {
    first: places.filter((place) => place === 0).length,
    three: places.filter((place) => place >= 0).length,
    of: reports.length,
  };
};

/** The most frequent areas first, whatever is reported. */
const mostFrequent = (reports: readonly Labelled[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { area } of reports) counts.set(area, (counts.get(area) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([area]) => area);
};

const guessed = (...asked: Parameters<typeof areasFor>): readonly string[] => areasFor(...asked).map(areaKey);

/** Rates by name. What is learned for a report are all others, never itself. */
export const ratesOf = (
  desk: Desk,
  reports: readonly Labelled[],
): Readonly<Record<'most frequent' | 'words' | 'ended cases' | 'both', Rate>> => {
  const unknown = reports.find(({ area }) => !areaOf(desk, area));
  if (unknown) throw new Error(`The desk has no "${unknown.area}"`);
  const cases = reports.map(endedCase);
  const others = (index: number) => learnFrom(desk, cases.toSpliced(index, 1));
  const silent = wordless(desk);
  const frequent = mostFrequent(reports);
  return {
    'most frequent': rate(reports, () => frequent),
    words: rate(reports, ({ text }) => guessed(desk, text)),
    'ended cases': rate(reports, ({ text }, index) => guessed(silent, text, others(index))),
    both: rate(reports, ({ text }, index) => guessed(desk, text, others(index))),
  };
};

/** The same desk, whose file names no words. */
const wordless = (desk: Desk): Desk => ({
  ...desk,
  categories: Object.fromEntries(
    Object.entries(desk.categories).map(([key, { sub, ...category }]) => [
      key,
      {
        ...category,
        words: [],
        ...(sub && {
          sub: Object.fromEntries(Object.entries(sub).map(([part, one]) => [part, { ...one, words: [] }])),
        }),
      },
    ]),
  ),
});
