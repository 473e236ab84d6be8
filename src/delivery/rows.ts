import type { MessageRef, SubjectRef } from '../ground/refs';
import type { DeliveryReason } from './reasons';
import type { Saying } from './subject';
import type { Target } from './target';

export type DeliveryStatus = 'pending' | 'sending' | 'sent' | 'refused' | 'unknown' | 'cancelled';

/** One saying to one recipient. `id` is `<kind>.<id>.<effect>.<target>`. */
export interface Delivery extends Saying {
  readonly id: string;
  readonly subject: SubjectRef;
  readonly target: Target;
  readonly status: DeliveryStatus;
  readonly leaseUntil?: Date;
  /** Not to be tried before this moment: it is held back, a 429's Retry-After, or a way that is closed for now. */
  readonly notBefore?: Date;
  readonly attempts: number;
  readonly ref?: MessageRef;
  /** Why it waits, was refused, cancelled or is unknown, in a word. */
  readonly reason?: DeliveryReason;
  /** Id of the row whose way failed, which this one stands in for. */
  readonly insteadOf?: string;
  readonly createdAt: Date;
  readonly settledAt?: Date;
}
