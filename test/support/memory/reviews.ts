import { reviewKind } from '../../../src/review/kind';
import { MOST_REVIEWS, type ReviewStore } from '../../../src/review/store';
import type { StoredReview } from '../../../src/review/stored';
import { copy } from './copy';
import { memoryRecords } from './records';

export function memoryReviews(): ReviewStore {
  const rows = new Map<string, StoredReview>();
  return {
    ...memoryRecords(reviewKind, rows),
    unfinished: async () =>
      [...rows.values()]
        .map(({ state }) => state)
        .filter(reviewKind.isOpen)
        .toSorted((a, b) => a.begunAt.getTime() - b.begunAt.getTime())
        .slice(0, MOST_REVIEWS)
        .map(copy),
  };
}
