import type { Notice } from '../incident/effects';

/** Why a say waits, went another way, or was not sent; each has a sentence, `why.reason.<reason>`. */
export const DELIVERY_REASONS = [
  // It waits.
  'limited',
  'quiet_hours',
  'held_gap',
  'look_up',
  'look_up_again',
  // It was refused.
  'forbidden',
  'gone',
  'not_accepted',
  'gave_up',
  'unreachable',
  'platform_off',
  // It may have arrived.
  'unknown',
  'lease_expired',
  'cannot_look_up',
  'not_found',
  // It need not be sent.
  'taken',
  'undone',
  'overtaken',
  'duplicate',
  'no_owner',
  'no_incident',
  'not_wanted',
  // It went to somebody else.
  'nobody_on_call',
  // It is told together with others.
  'digest',
  'folded',
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];

/** How it travels. `chat`: in Slack or Teams, which of them is not known before it is sent; `room`: a team's channel. */
export const PING_WAYS = ['chat', 'slack', 'teams', 'room', 'mail', 'sms', 'call', 'webhook'] as const;
export type PingWay = (typeof PING_WAYS)[number];

/** Whom a say goes to; `onCall`: whoever of the team is on call, once somebody is. */
export type PingTarget =
  | { readonly type: 'person'; readonly name: string }
  | { readonly type: 'room' | 'onCall'; readonly team: string }
  | { readonly type: 'nobody' };

export interface PingWhere {
  readonly to: PingTarget;
  readonly way: PingWay;
}

/** What became of a say so far. `instead`: who hears it because this one may not have. */
export type Fate =
  | { readonly status: 'queued' | 'sending' }
  | { readonly status: 'waits'; readonly until: Date; readonly reason?: DeliveryReason; readonly instead?: PingWhere }
  | { readonly status: 'sent'; readonly at: Date; readonly reason?: DeliveryReason }
  | {
      readonly status: 'refused' | 'unknown';
      readonly reason?: DeliveryReason;
      readonly instead?: PingWhere;
    }
  | { readonly status: 'cancelled'; readonly reason?: DeliveryReason; readonly by?: string };

/** One say to one recipient, as `why` tells of it. */
export interface Ping extends PingWhere {
  readonly at: Date;
  readonly kind: Notice['kind'];
  readonly fate: Fate;
}
