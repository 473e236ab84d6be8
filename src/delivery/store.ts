import type { MessageRef, SubjectRef } from '../ground/refs';
import { type Delivery } from './rows';

/** What becomes of a leased row: its end, or `pending` until `notBefore`. */
export type Ending = Pick<Delivery, 'status'> &
  Partial<Pick<Delivery, 'ref' | 'reason' | 'notBefore' | 'dueSince' | 'away' | 'settledAt'>>;

export interface DeliveryStore {
  /** Adds rows that are not there yet; the ids of those it added. */
  plan(rows: readonly Delivery[]): Promise<ReadonlySet<string>>;
  get(id: string): Promise<Delivery | undefined>;
  ofSubject(subject: SubjectRef): Promise<readonly Delivery[]>;
  /** The same with those that were put away, which have lost their words. */
  history(subject: SubjectRef): Promise<readonly Delivery[]>;
  /** Moves rows that ended long before `now`, oldest first, and says how many. Safe to run twice. */
  putAway(now: Date, limit: number): Promise<number>;
  /**
   * Takes a row as it was read for sending until `until`: one that is `pending`, or one whose holder died. Undefined when
   * it is no longer as it was read.
   */
  lease(row: Delivery, until: Date): Promise<Delivery | undefined>;
  /** Its holder is still at it. Does nothing when the row is no longer theirs. */
  renew(row: Delivery, until: Date): Promise<void>;
  /**
   * Writes what became of a leased row. Does nothing when it is no longer its holder's, but that it was sent always counts.
   */
  finish(row: Delivery, end: Ending): Promise<void>;
  /** A mail that was sent came back: it was refused after all. Nothing where it was not sent. */
  cameBack(id: string, now: Date): Promise<void>;
  /** What a row says now, as far as the write `revised` has it. */
  revise(id: string, notice: Delivery['notice'], revised: number): Promise<void>;
  /** Rows to be looked at by `by`, longest due first: `pending` ones, and `sending` ones whose lease ran out. */
  due(by: Date, limit: number): Promise<readonly Delivery[]>;
  /** What waits for somebody to be on call in this team is due now. */
  releaseHeld(team: string, now: Date): Promise<void>;
  /** Puts rows that stood in a digest back to `pending`: nobody saw it. Others stay as they are. */
  unfold(ids: readonly string[], now: Date): Promise<void>;

  /** The delivery that this message is. */
  saidBy(message: MessageRef): Promise<Delivery | undefined>;

  /** True for the first who asks about this event: they post the answer. Kept at least 24 h. Never decides about data. */
  firstAnswer(key: string, now: Date): Promise<boolean>;
}
