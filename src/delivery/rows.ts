import type { Way } from '../desk/model';
import type { ChatAddress, MessageRef } from '../ground/refs';
import type { Audience, Notice } from '../incident/effects';
import type { DeliveryReason } from './fate';
import type { Target } from './target';

export type DeliveryStatus = 'pending' | 'sending' | 'sent' | 'refused' | 'unknown' | 'cancelled';

/** One say to one recipient. `id` is `<incident>.<effect>.<target>`. */
export interface Delivery {
  readonly id: string;
  readonly incident: string;
  /** Id of the outbox entry, `<version>.<n>`. */
  readonly effect: string;
  readonly target: Target;
  readonly audience: Audience;
  readonly notice: Notice;
  readonly actor?: string;
  /** The way its step names; absent: chat, and on from there by the person's own order. */
  readonly way?: Way;
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

/** One incident's card in one place. `id` is `<incident>.card.<place>`. */
export interface CardRow {
  readonly id: string;
  readonly incident: string;
  readonly place: 'caller' | 'team';
  readonly address?: ChatAddress;
  readonly ref?: MessageRef;
  /** Key of the team it was shown for last: a card moves with its case. */
  readonly team?: string;
  /** The incident version it shows; −1 before the first post. */
  readonly shownVersion: number;
  /** A post whose fate is not known: posted anew once, at the next change or after 60 s. */
  readonly unknownSince?: Date;
  readonly reposts: number;
  readonly leaseUntil?: Date;
  readonly leaseBy?: string;
  readonly notBefore?: Date;
}
