import { DELIVERY_REASONS, type DeliveryReason } from '../../src/delivery/reasons';
import { type Fate, PING_WAYS, type Ping, type PingTarget } from '../../src/incident/pings';
import { minutesAfter } from './given';

/** The fate that each reason belongs to. */
export const FATE_OF: Readonly<Record<DeliveryReason, Fate['status']>> = {
  limited: 'waits',
  quiet_hours: 'waits',
  held_gap: 'waits',
  look_up: 'waits',
  look_up_again: 'waits',
  forbidden: 'refused',
  gone: 'refused',
  not_accepted: 'refused',
  gave_up: 'refused',
  unreachable: 'refused',
  platform_off: 'refused',
  nobody_on_call: 'sent',
  unknown: 'unknown',
  lease_expired: 'unknown',
  cannot_look_up: 'unknown',
  not_found: 'unknown',
  taken: 'cancelled',
  undone: 'cancelled',
  overtaken: 'cancelled',
  duplicate: 'cancelled',
  unconfirmed: 'cancelled',
  bounced: 'refused',
  no_owner: 'cancelled',
  in_no_chat: 'cancelled',
  no_incident: 'cancelled',
  not_wanted: 'cancelled',
  no_right: 'cancelled',
  no_followers: 'cancelled',
  digest: 'sent',
  folded: 'cancelled',
};

export const fateFor = (reason: DeliveryReason, name: string): Fate => {
  const instead = { to: { type: 'person', name }, way: 'sms' } as const;
  switch (FATE_OF[reason]) {
    case 'waits':
      return { status: 'waits', until: minutesAfter(30), reason };
    case 'sent':
      return { status: 'sent', at: minutesAfter(6), reason };
    case 'refused':
      return { status: 'refused', reason, instead };
    case 'unknown':
      return { status: 'unknown', reason, instead };
    case 'cancelled':
      return { status: 'cancelled', reason, by: name };
    case 'queued':
    case 'sending':
      throw new Error(`${reason} is no reason to be on the way`);
  }
};

const TARGETS = (name: string): readonly PingTarget[] => [
  { type: 'person', name },
  { type: 'room', team: 'service-desk' },
  { type: 'onCall', team: 'network' },
  { type: 'nobody' },
];

/** A ping for every fate with every reason, to every kind of target and by every way. */
export const everyPing = (name: string): readonly Ping[] => {
  const fates: readonly Fate[] = [
    { status: 'queued' },
    { status: 'sending' },
    { status: 'waits', until: minutesAfter(20) },
    { status: 'sent', at: minutesAfter(6) },
    { status: 'refused', instead: { to: { type: 'nobody' }, way: 'chat' } },
    { status: 'unknown' },
    { status: 'cancelled' },
    ...DELIVERY_REASONS.map((reason) => fateFor(reason, name)),
  ];
  const targets = TARGETS(name);
  return fates.map((fate, n) => ({
    at: minutesAfter(5),
    kind: n % 2 === 0 ? 'ping' : 'messaged',
    to: targets[n % targets.length] ?? { type: 'nobody' },
    way: PING_WAYS[n % PING_WAYS.length] ?? 'chat',
    fate,
  }));
};

/** The same a dozen at a time, as one view shows them. */
export const pingsByDozen = (name: string): readonly (readonly Ping[])[] => {
  const all = everyPing(name);
  return Array.from({ length: Math.ceil(all.length / 12) }, (_, n) => all.slice(12 * n, 12 * n + 12));
};
