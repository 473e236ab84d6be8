import type { Handle, Handled } from '../record/handle';
import type { Stored } from '../record/stored';
import type { ReviewCommand } from './commands';
import type { ReviewEffect, ReviewEvent, ReviewRefusal } from './events';
import type { Review } from './types';

/** The types of the review's kind. */
export interface ReviewTypes {
  readonly state: Review;
  readonly command: ReviewCommand;
  readonly event: ReviewEvent;
  readonly effect: ReviewEffect;
  readonly refusal: ReviewRefusal;
}

export type StoredReview = Stored<ReviewTypes>;
export type HandledReview = Handled<ReviewTypes>;
export type HandleReview = Handle<ReviewTypes>;
