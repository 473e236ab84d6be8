import { satisfaction } from '../../src/figures/satisfaction';
import type { Score } from '../../src/incident/state/satisfaction';

const scored = (team: string, ...given: readonly Score[]) =>
  given.map((one) => ({ team, confidential: false, score: { given: one, at: new Date(0) } }));

describe('what callers say', () => {
  it('is told in sums by team, from three answers on', () => {
    expect(satisfaction([...scored('a', 1, 5), ...scored('b', 5, 4, 4, 2)])).toEqual([
      {
        team: 'b',
        answers: 4,
        told: {
          mean: 3.75,
          each: [
            { score: 1, count: 0 },
            { score: 2, count: 1 },
            { score: 3, count: 0 },
            { score: 4, count: 2 },
            { score: 5, count: 1 },
          ],
        },
      },
      { team: 'a', answers: 2 },
    ]);
    expect(satisfaction(scored('a', 1, 5, 3))).toMatchObject([{ told: { mean: 3 } }]);
  });
});
