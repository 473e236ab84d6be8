import { solutionKind } from '../../../src/solution/kind';
import { SOLUTION_PAGE, type SolutionStore } from '../../../src/solution/store';
import type { StoredSolution } from '../../../src/solution/stored';
import { copy, copyOf } from './copy';
import { memoryRecords } from './records';

export function memorySolutions(): SolutionStore {
  const rows = new Map<string, StoredSolution>();
  return {
    ...memoryRecords(solutionKind, rows),
    byNumber: async (number) => copyOf([...rows.values()].find(({ state }) => state.number === number)),
    changedSince: async (since) =>
      [...rows.values()]
        .map(({ state }) => state)
        .filter(({ changedAt }) => changedAt >= since)
        .toSorted((a, b) => a.changedAt.getTime() - b.changedAt.getTime())
        .slice(0, SOLUTION_PAGE)
        .map(copy),
  };
}
