import type { ChatAddress, MessageRef, SubjectRef } from '../ground/refs';
import { type CardRow, type Delivery } from './rows';

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

  card(id: string): Promise<CardRow | undefined>;
  /** Makes the row if needed and takes its lease; undefined while somebody else holds it. */
  leaseCard(
    row: Pick<CardRow, 'id' | 'subject' | 'place'>,
    by: string,
    now: Date,
    until: Date,
  ): Promise<CardRow | undefined>;
  /** Writes what is shown; refuses (false) when the lease is no longer `by`'s. `left`: it stands nowhere any more. */
  showCard(
    id: string,
    by: string,
    shown: Partial<Omit<CardRow, 'id' | 'subject' | 'place'>> & { readonly left?: true },
    release: boolean,
  ): Promise<boolean>;
  /** The card that this message is. */
  cardByMessage(message: MessageRef): Promise<CardRow | undefined>;
  /** The cards that were posted into this thread. */
  cardsAt(thread: ChatAddress): Promise<readonly CardRow[]>;
  /** The delivery that this message is. */
  saidBy(message: MessageRef): Promise<Delivery | undefined>;
  /** Takes over a message that turned out to be the card of a row whose post was unknown. */
  adoptCard(id: string, ref: MessageRef): Promise<void>;
  /** Cards left `unknown` before `before`. */
  unknownCards(before: Date, limit: number): Promise<readonly CardRow[]>;

  /** True for the first who asks about this event: they post the answer. Kept at least 24 h. Never decides about data. */
  firstAnswer(key: string, now: Date): Promise<boolean>;
}
