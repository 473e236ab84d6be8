import { solutionEffect, solutionEntry } from '../../../src/solution/events';
import { solutionKind } from '../../../src/solution/kind';
import { SOLUTION_PAGE, type SolutionStore } from '../../../src/solution/store';
import type { SolutionTypes } from '../../../src/solution/stored';
import { solution } from '../../../src/solution/types';
import { type MongoContext, rows } from '../context';
import { type MongoKind, mongoRecords, readersOf } from '../records';

export const SOLUTIONS: MongoKind<SolutionTypes> = {
  kind: solutionKind,
  collection: 'solutions',
  state: solution,
  entry: solutionEntry,
  effect: solutionEffect,
  indexes: [{ name: 'solution_changed', key: { desk: 1, 'state.changedAt': 1 } }],
};

export function mongoSolutions(context: MongoContext): SolutionStore {
  const { db, desk, run } = context;
  const readers = readersOf(context, SOLUTIONS);
  const solutions = rows(db, SOLUTIONS.collection);
  return {
    ...mongoRecords(context, SOLUTIONS, readers),
    byNumber: (number) =>
      run(async () => readers.whole.maybe(await solutions.findOne({ desk, 'state.number': number }))),
    changedSince: (since) =>
      run(async () => {
        const found = solutions.find(
          { desk, 'state.changedAt': { $gte: since } },
          { sort: { 'state.changedAt': 1 }, limit: SOLUTION_PAGE, projection: { schema: 1, state: 1 } },
        );
        return readers.states.many(await found.toArray());
      }),
  };
}
