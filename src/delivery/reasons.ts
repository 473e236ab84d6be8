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
  'bounced',
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
  'unconfirmed',
  'in_no_chat',
  'no_incident',
  'not_wanted',
  'no_right',
  'no_followers',
  // It went to somebody else.
  'nobody_on_call',
  // It is told together with others.
  'digest',
  'folded',
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];
