import { reviewEffect, reviewEntry } from '../../../src/review/events';
import { reviewKind } from '../../../src/review/kind';
import { MOST_REVIEWS, type ReviewStore } from '../../../src/review/store';
import type { ReviewTypes } from '../../../src/review/stored';
import { review } from '../../../src/review/types';
import { type MongoContext, rows } from '../context';
import { type MongoKind, mongoRecords, readersOf } from '../records';

export const REVIEWS: MongoKind<ReviewTypes> = {
  kind: reviewKind,
  collection: 'reviews',
  state: review,
  entry: reviewEntry,
  effect: reviewEffect,
  fields: (state) => ({ unfinishedSince: reviewKind.isOpen(state) ? state.begunAt : undefined }),
  indexes: [
    {
      name: 'review_unfinished',
      key: { desk: 1, unfinishedSince: 1 },
      partialFilterExpression: { unfinishedSince: { $exists: true } },
    },
  ],
};

const BEGINNING = new Date(0);

export function mongoReviews(context: MongoContext): ReviewStore {
  const { db, desk, run } = context;
  const readers = readersOf(context, REVIEWS);
  const reviews = rows(db, REVIEWS.collection);
  return {
    ...mongoRecords(context, REVIEWS, readers),
    unfinished: () =>
      run(async () => {
        const found = reviews.find(
          { desk, unfinishedSince: { $gte: BEGINNING } },
          { sort: { unfinishedSince: 1 }, limit: MOST_REVIEWS, projection: { schema: 1, state: 1 } },
        );
        return readers.states.many(await found.toArray());
      }),
  };
}
