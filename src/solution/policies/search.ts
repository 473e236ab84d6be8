import { capped } from '../../ground/limits';
import { neighboursOf } from '../../search/neighbours';
import { ranked } from '../../search/rank';
import { stemOf, wordsOf } from '../../search/terms';
import type { Solution } from '../types';
import { solutionTerms } from './fitting';

/** More words than these are no search. */
const MOST_WORDS = 8;

/** Whether there is anything to look for. */
export const seeksSolution = (words: string): boolean => wordsOf(capped(words, 'moment')).length > 0;

/** Those that hold any of the words, the best first. A word that none holds is forgiven one letter. */
export const searchSolutions = (all: readonly Solution[], typed: string): readonly Solution[] => {
  const known = all.map((solution) => ({ id: solution.id, ...solutionTerms(solution) }));
  const held = new Set(known.flatMap(({ terms }) => terms));
  const words = wordsOf(capped(typed, 'moment'))
    .slice(0, MOST_WORDS)
    .map((word) => {
      const term = stemOf(word);
      return held.has(term) ? [term] : [...new Set(neighboursOf(word).map(stemOf))].filter((one) => held.has(one));
    });
  const byId = new Map(all.map((solution) => [solution.id, solution]));
  return ranked(known, words).flatMap((id) => byId.get(id) ?? []);
};
