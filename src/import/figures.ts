import type { Step } from './steps';

/** What a history comes to. `visits`: how often a case came to that level from one that is not it. */
export interface HistoryFigures {
  readonly steps: number;
  readonly reopened: number;
  readonly handOvers: number;
  readonly visits: Readonly<Record<1 | 2 | 3, number>>;
}

const LEVELS = [1, 2, 3] as const;

export const NO_HISTORY: HistoryFigures = { steps: 0, reopened: 0, handOvers: 0, visits: { 1: 0, 2: 0, 3: 0 } };

type Told = Pick<Step, 'was' | 'levels' | 'reopened'>;

const visits = (steps: readonly Told[], level: number): number => {
  const there = steps.flatMap(({ levels }) => (levels ? [levels.includes(level)] : []));
  return there.filter((is, i) => is && there[i - 1] !== true).length;
};

/** Counts the steps of one case, in their order. */
export const figuresOf = (steps: readonly Told[]): HistoryFigures => ({
  steps: steps.length,
  reopened: steps.filter(({ reopened }) => reopened).length,
  handOvers: steps.filter(({ was }) => was !== undefined).length,
  visits: { 1: visits(steps, 1), 2: visits(steps, 2), 3: visits(steps, 3) },
});

export const together = (one: HistoryFigures, other: HistoryFigures): HistoryFigures => {
  const [first, second, third] = LEVELS.map((level) => one.visits[level] + other.visits[level]);
  return {
    steps: one.steps + other.steps,
    reopened: one.reopened + other.reopened,
    handOvers: one.handOvers + other.handOvers,
    visits: { 1: first ?? 0, 2: second ?? 0, 3: third ?? 0 },
  };
};
