import type { Desk } from '../../desk/model';
import type { Actor } from '../../ground/actor';
import type { Incident } from '../../incident/types';
import { hasAction, mayReview } from '../rights';
import type { ReviewTurn } from '../turn';
import type { Action, Review } from '../types';

/** A review with its case, as far as this person may read it. */
export interface ListedReview {
  readonly review: Review;
  readonly incident: Incident;
  readonly reads: boolean;
}

export const isReadable = (desk: Desk, by: Actor, incident: Incident): boolean => mayReview(desk, by, incident);

/** Unfinished ones, whoever may read them. */
const unfinished = async ({ deps, ctx, who }: ReviewTurn): Promise<readonly ListedReview[]> => {
  const reviews = await deps.store.reviews.unfinished();
  const cases = new Map((await deps.store.incidents.many(reviews.map(({ id }) => id))).map((one) => [one.id, one]));
  return reviews.flatMap((review) => {
    const incident = cases.get(review.id);
    return incident ? [{ review, incident, reads: isReadable(ctx.desk, who.actor, incident) }] : [];
  });
};

/** Reviews that nobody has approved, the oldest first. */
export const listedReviews = async (turn: ReviewTurn): Promise<readonly ListedReview[]> =>
  (await unfinished(turn)).filter(({ review, reads }) => reads && review.status !== 'approved');

export interface ListedAction extends ListedReview {
  readonly action: Action;
}

/** Actions that nobody has ended, the soonest first: of reviews that they may read, and their own of any. */
export const listedActions = async (turn: ReviewTurn): Promise<readonly ListedAction[]> =>
  (await unfinished(turn))
    .flatMap((listed) => listed.review.actions.map((action) => ({ ...listed, action })))
    .filter(({ action, reads }) => action.status === 'open' && (reads || hasAction(turn.who.actor, action)))
    .toSorted((one, other) => one.action.dueAt.getTime() - other.action.dueAt.getTime());
