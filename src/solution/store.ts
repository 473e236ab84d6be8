import type { RecordStore } from '../record/store';
import type { SolutionTypes, StoredSolution } from './stored';
import type { Solution } from './types';

/** So many are read at once. */
export const SOLUTION_PAGE = 500;

export interface SolutionStore extends RecordStore<SolutionTypes> {
  byNumber(number: number): Promise<StoredSolution | undefined>;
  /** Those that changed at that moment or later, the oldest change first; at most `SOLUTION_PAGE`. */
  changedSince(since: Date): Promise<readonly Solution[]>;
}
