import { SCORES, type Score } from '../incident/state/satisfaction';
import type { ScoredCase } from '../incident/store';

/** Fewer answers would say who gave which. */
export const FEWEST = 3;

/** What callers said of the cases of one team. */
export interface Satisfaction {
  readonly team: string;
  readonly answers: number;
  /** Absent where there are too few answers. */
  readonly told?: {
    readonly mean: number;
    readonly each: readonly { readonly score: Score; readonly count: number }[];
  };
}

/** By team, the one with the most answers first; never by person. */
export const satisfaction = (scored: readonly ScoredCase[]): readonly Satisfaction[] => {
  const teams = [...new Set(scored.map(({ team }) => team))];
  return teams
    .map((team): Satisfaction => {
      const given = scored.flatMap((one) => (one.team === team && one.score ? [one.score.given] : []));
      const answers = given.length;
      if (answers < FEWEST) return { team, answers };
      const mean = given.reduce((sum, one) => sum + one, 0) / answers;
      const each = SCORES.map((score) => ({ score, count: given.filter((one) => one === score).length }));
      return { team, answers, told: { mean, each } };
    })
    .toSorted((one, other) => other.answers - one.answers);
};
