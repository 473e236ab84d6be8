import MiniSearch from 'minisearch';

/** Something that is known by its terms. */
export interface Known {
  readonly id: string;
  readonly terms: readonly string[];
}

export interface Alike {
  readonly id: string;
  /** How well it fits, in no unit: only for comparing. */
  readonly score: number;
  /** Share of the terms asked for that it holds, from 0 to 1. */
  readonly share: number;
}

/** Which of these is most like given terms. */
export interface Likeness {
  /** The best first, at most `limit`. */
  alike(terms: readonly string[], limit: number): readonly Alike[];
}

/** Makes it of everything that is known: a term that few hold counts more. */
export const createLikeness = (all: readonly Known[]): Likeness => {
  const index = new MiniSearch<{ readonly id: string; readonly terms: string }>({
    fields: ['terms'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(all.map(({ id, terms }) => ({ id, terms: terms.join(' ') })));
  return {
    alike: (terms, limit) =>
      terms.length === 0
        ? []
        : index
            .search(terms.join(' '))
            .slice(0, limit)
            .map(({ id, score, queryTerms }) => ({ id: String(id), score, share: queryTerms.length / terms.length })),
  };
};
