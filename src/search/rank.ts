import MiniSearch from 'minisearch';

/** Something that may be what is looked for. */
export interface Candidate {
  /** Sorts by time. */
  readonly id: string;
  readonly title: readonly string[];
  readonly terms: readonly string[];
}

/** A term of the title counts so many times. */
const TITLE = 3;

/**
 * Ids of those that hold any of the words, each given as the terms that would do for it: what holds more of the words goes
 * first, then what holds rarer ones or holds them in its title, then the newest.
 */
export const ranked = (all: readonly Candidate[], words: readonly (readonly string[])[]): readonly string[] => {
  const index = new MiniSearch<{ readonly id: string; readonly title: string; readonly terms: string }>({
    fields: ['title', 'terms'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { title: TITLE } },
  });
  index.addAll(all.map(({ id, title, terms }) => ({ id, title: title.join(' '), terms: terms.join(' ') })));
  const asked = [...new Set(words.flat())].join(' ');
  if (asked === '') return [];
  return index
    .search(asked)
    .map(({ id, score, queryTerms }) => ({
      id: String(id),
      score,
      held: words.filter((terms) => terms.some((term) => queryTerms.includes(term))).length,
    }))
    .toSorted((a, b) => b.held - a.held || b.score - a.score || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);
};
