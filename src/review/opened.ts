import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { IncidentStore } from '../incident/store';
import { createHandle } from '../record/handle';
import { logged } from '../record/logged';
import type { Saved } from '../record/stored';
import { createAsking } from './asking';
import type { MakeDocument } from './export/document';
import { makeDocument } from './export/make';
import { reviewKind } from './kind';
import type { ReviewStore } from './store';
import type { HandleReview, ReviewTypes } from './stored';

export interface OpenedDeps {
  readonly reviews: ReviewStore;
  readonly incidents: Pick<IncidentStore, 'load' | 'history'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Starts delivering what a save left; must not reject. */
  readonly drain: (saved: Saved<ReviewTypes>) => void;
}

/** The room at work: what gives its commands, and what makes files of them. */
export function openReviews({ reviews, incidents, desk, clock, log, drain }: OpenedDeps): {
  readonly handleReview: HandleReview;
  readonly makeDocument: MakeDocument;
} {
  const plain = createHandle({ kind: reviewKind, store: reviews, desk, clock, drain });
  const handle = createAsking({ handle: plain, incidents, desk, clock });
  return { handleReview: logged(reviewKind, handle, log, desk), makeDocument };
}
