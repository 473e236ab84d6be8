import type { Area } from '../../incident/policies/area';
import { createLikeness } from '../../search/alike';
import { termsOf } from '../../search/terms';
import type { Solution } from '../types';

/** What somebody reports, or a case is about. */
export interface Asked extends Partial<Area> {
  readonly text: string;
  readonly service?: string | undefined;
}

const versionsOf = ({ versions }: Solution) => [versions.da, versions.en].flatMap((version) => version ?? []);

/** By what one is found: in all of its languages. */
export const solutionTerms = (
  solution: Solution,
): { readonly title: readonly string[]; readonly terms: readonly string[] } => {
  const versions = versionsOf(solution);
  const title = termsOf(versions.map((version) => version.title).join('\n'));
  return { title, terms: [...new Set([...title, ...termsOf(versions.map(({ steps }) => steps).join('\n'))])] };
};

/** So many are looked at, the most alike. */
const LOOKED_AT = 20;
/** What is about the same service, or the same area, counts so much more. */
const SAME_SERVICE = 2;
const SAME_AREA = 1.5;

/** Which of them fit what is asked, the best first. */
export type Fitting = (asked: Asked, limit: number, keep: (solution: Solution) => boolean) => readonly Solution[];

/**
 * One fits that has a word of the report in its title, and either a second word of it or what it is about. A word that
 * everybody writes ("does not work") is never enough.
 */
export const createFitting = (solutions: readonly Solution[]): Fitting => {
  const known = new Map(solutions.map((solution) => [solution.id, { solution, ...solutionTerms(solution) }]));
  const likeness = createLikeness([...known].map(([id, { terms }]) => ({ id, terms })));
  return ({ text, category, service }, limit, keep) => {
    const asked = termsOf(text);
    return likeness
      .alike(asked, LOOKED_AT)
      .flatMap(({ id, score }) => {
        const found = known.get(id);
        if (!found || !keep(found.solution)) return [];
        const { solution, title, terms } = found;
        const isSameService = service !== undefined && solution.service === service;
        const isSameArea = solution.category === category;
        const held = asked.filter((term) => terms.includes(term)).length;
        const isNamed = asked.some((term) => title.includes(term));
        const fits = isNamed && (held > 1 || isSameService || isSameArea);
        return fits ? [{ solution, score: score * (isSameService ? SAME_SERVICE : isSameArea ? SAME_AREA : 1) }] : [];
      })
      .toSorted((a, b) => b.score - a.score || a.solution.number - b.solution.number)
      .slice(0, limit)
      .map(({ solution }) => solution);
  };
};
