import type { PassedCase } from '../incident/store';

/** Two teams that send cases to each other. */
export interface PingPong {
  readonly teams: readonly [string, string];
  /** Cases that went from one to the other. */
  readonly cases: number;
  /** How often, there and back. */
  readonly passes: number;
}

const pairOf = (one: string, other: string): readonly [string, string] => (one < other ? [one, other] : [other, one]);

/** The pairs between which cases went in both directions since, the busiest first; `mayCount`: of which cases between which teams. */
export const pingPongs = (
  passed: readonly PassedCase[],
  since: Date,
  mayCount: (passed: PassedCase, teams: readonly [string, string]) => boolean,
): readonly PingPong[] => {
  const pairs = new Map<
    string,
    { teams: readonly [string, string]; from: Set<string>; cases: Set<PassedCase>; passes: number }
  >();
  for (const one of passed) {
    for (const { from, to, at } of one.passes ?? []) {
      const teams = pairOf(from, to);
      if (at < since || !mayCount(one, teams)) continue;
      const key = JSON.stringify(teams);
      const pair = pairs.get(key) ?? { teams, from: new Set(), cases: new Set(), passes: 0 };
      pair.from.add(from);
      pair.cases.add(one);
      pairs.set(key, { ...pair, passes: pair.passes + 1 });
    }
  }
  return [...pairs.values()]
    .filter(({ from }) => from.size > 1)
    .map(({ teams, cases, passes }) => ({ teams, cases: cases.size, passes }))
    .toSorted((one, other) => other.passes - one.passes);
};
