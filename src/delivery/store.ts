import type { MessageRef, SubjectRef } from '../ground/refs';
import { type Delivery } from './rows';

export interface DeliveryStore {
  /** Adds rows that are not there yet. */
  plan(rows: readonly Delivery[]): Promise<void>;
  get(id: string): Promise<Delivery | undefined>;
  ofSubject(subject: SubjectRef): Promise<readonly Delivery[]>;
  /** Takes a `pending` row for sending until `until`; undefined when it is not pending (any more). */
  lease(id: string, until: Date): Promise<Delivery | undefined>;
  /** Ends a row, or puts it back to `pending` with `notBefore`. Only the holder of the lease calls this. */
  finish(
    id: string,
    end: Partial<Pick<Delivery, 'status' | 'ref' | 'reason' | 'notBefore' | 'settledAt'>>,
  ): Promise<void>;
  /** Rows whose lease ran out: their fate is `unknown`. Marks and returns them. */
  expireLeases(now: Date, limit: number): Promise<readonly Delivery[]>;
  /** Rows that are still `pending` and were planned before `before`. */
  pending(before: Date, limit: number): Promise<readonly Delivery[]>;

  /** The delivery that this message is. */
  saidBy(message: MessageRef): Promise<Delivery | undefined>;

  /** True for the first who asks about this event: they post the answer. Kept at least 24 h. Never decides about data. */
  firstAnswer(key: string, now: Date): Promise<boolean>;
}
