import type { RecordStore } from '../record/store';
import type { ReviewTypes } from './stored';
import type { Review } from './types';

/** So many open reviews are looked at for a list of them, the oldest. */
export const MOST_REVIEWS = 500;

export interface ReviewStore extends RecordStore<ReviewTypes> {
  /** Those that are not approved, or have an action that nobody has ended, the oldest first; at most `MOST_REVIEWS`. */
  unfinished(): Promise<readonly Review[]>;
}
