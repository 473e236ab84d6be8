import type { Desk } from '../../desk/model';
import { createLikeness } from '../../search/alike';
import type { Incident } from '../types';
import { type Area, areaKey, areaOf } from './area';
import { wordTerms } from './case-terms';

/** All of an ended case that a suggestion learns from. */
export interface EndedCase extends Area {
  readonly id: string;
  readonly terms: readonly string[];
  /** What it was first taken for. */
  readonly suggested?: string;
  /** An operator said where it belongs. */
  readonly said?: boolean;
}

/** An ended case as it is stored, as a suggestion learns from it. */
export const endedCaseOf = (
  {
    id,
    category,
    sub,
    suggested,
    categorisedBy,
  }: Pick<Incident, 'id' | 'category' | 'sub' | 'suggested' | 'categorisedBy'>,
  terms: readonly string[],
): EndedCase => {
  const [first] = suggested ?? [];
  return {
    id,
    terms: wordTerms(terms),
    category,
    ...(sub !== undefined && { sub }),
    ...(first !== undefined && { suggested: first }),
    ...(categorisedBy && { said: true }),
  };
};

/** What the desk's own ended cases say of a new one. */
export interface Learned {
  /** Weight of each area by its key, up to 1. */
  votes(terms: readonly string[]): ReadonlyMap<string, number>;
  /** Its areas, those of most cases first. */
  readonly usual: readonly Area[];
}

/** So many cases have a say, the most alike. */
const VOTERS = 12;
/** One that holds less than this share of its terms is not alike. */
const LEAST_SHARE = 0.2;
/** An area that an operator has said counts as often as this many that nobody looked at. */
const SAID = 2;

/** How often operators let the suggestion of an area stand, with one of each taken for granted. */
const keptShares = (cases: readonly EndedCase[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, { kept: number; changed: number }>();
  for (const one of cases) {
    if (one.suggested === undefined) continue;
    const count = counts.get(one.suggested) ?? { kept: 1, changed: 0 };
    if (one.suggested === areaKey(one)) count.kept += 1;
    else count.changed += 1;
    counts.set(one.suggested, count);
  }
  return new Map([...counts].map(([key, { kept, changed }]) => [key, kept / (kept + changed)]));
};

const usualOf = (desk: Desk, cases: readonly EndedCase[]): readonly Area[] => {
  const counts = new Map<string, number>();
  for (const one of cases) counts.set(areaKey(one), (counts.get(areaKey(one)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).flatMap(([key]) => areaOf(desk, key) ?? []);
};

/** Learns from ended cases. An area that the desk no longer has is forgotten, a confidential one is never learned. */
export const learnFrom = (desk: Desk, all: readonly EndedCase[]): Learned => {
  const cases = all.filter((one) => {
    const area = areaOf(desk, areaKey(one));
    return area !== undefined && !desk.categories[area.category]?.confidential;
  });
  const byId = new Map(cases.map((one) => [one.id, one]));
  const kept = keptShares(cases);
  const likeness = createLikeness(cases);
  return {
    usual: usualOf(desk, cases),
    votes(terms) {
      const votes = new Map<string, number>();
      let total = 0;
      let closest = 0;
      for (const { id, score, share } of likeness.alike(terms, VOTERS)) {
        const one = byId.get(id);
        if (!one || share < LEAST_SHARE) continue;
        const vote = score * share * (one.said ? SAID : 1);
        const key = areaKey(one);
        votes.set(key, (votes.get(key) ?? 0) + vote);
        total += vote;
        closest = Math.max(closest, share);
      }
      return new Map([...votes].map(([key, vote]) => [key, (vote / total) * closest * (kept.get(key) ?? 1)]));
    },
  };
};
