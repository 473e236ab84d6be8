import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import type { Incident } from '../../incident/types';
import { ChatError } from '../../view/chat-port';
import type { DeliveryCounts } from '../counts';
import type { Located, Recipients } from '../recipients';
import { type Delivery } from '../rows';
import { type DeliveryStore } from '../store';
import { NOBODY, targetKey } from '../target';
import { isPing, rowFor, sameSaying, settledRow } from './plan';

/**
 * Plans the next way of a say whose own way failed: another place of that person, or the next in line. `away`: its own
 * way is only out of reach and is tried on, so nothing is planned on the platform that is away with it.
 */
export type StandIn = (incident: Incident, row: Delivery, away?: 'away') => Promise<void>;

export const isUrgent = (incident: Incident): boolean => incident.priority === 'P1' || incident.priority === 'P2';

/**
 * A refused say always finds another way. One whose fate is unknown does only as a ping of P1 and P2: another way is
 * no double, a missed ping is the worse fault.
 */
export const needsStandIn = (incident: Incident, row: Delivery, status: 'refused' | 'unknown'): boolean =>
  status === 'refused' || (row.notice.kind === 'ping' && isUrgent(incident));

export interface StandInDeps {
  readonly deliveries: DeliveryStore;
  readonly recipients: Recipients;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  readonly log: Pick<Logger, 'warn'>;
}

export function createStandIn({ deliveries, recipients, clock, counts, log }: StandInDeps): StandIn {
  /** The platform that a place lies on; undefined for mail, telephone and webhook. */
  const platformOf = (to: Located | undefined) => (to && 'address' in to ? to.address.platform : undefined);

  async function isAwayToo(incident: Incident, row: Delivery, found: Located): Promise<boolean> {
    const own = await recipients.locate(incident, row.audience, row.target).catch(() => undefined);
    const platform = platformOf(found);
    return platform !== undefined && platform === platformOf(own);
  }

  return async (incident, row, away) => {
    const rows = await deliveries.ofIncident(row.incident);
    const told = sameSaying(rows, row.effect, row.notice.kind).filter((other) => other.status !== 'cancelled');
    const tried = new Set(told.map((other) => targetKey(other.target)));
    const found = await recipients
      .next(incident, row.audience, { tried, again: true, way: row.way, ping: isPing(row.notice) })
      .catch((error: unknown) => {
        if (error instanceof ChatError) return undefined;
        throw error;
      });
    if (away && (!found || (await isAwayToo(incident, row, found)))) return;
    if (found) {
      const held = 'until' in found ? { notBefore: found.until, reason: 'held_gap' as const } : {};
      await deliveries.plan([{ ...rowFor(row, found.target, clock.now()), ...held, insteadOf: row.id }]);
      return;
    }
    // Another row of the same saying that arrived, or still may, is enough.
    if (told.some((other) => other.id !== row.id && ['sent', 'pending', 'sending'].includes(other.status))) return;
    counts.nobody += 1;
    log.warn({ incident: incident.number, audience: row.audience }, 'nobody could be reached');
    const nobody = settledRow(rowFor(row, NOBODY, clock.now()), 'refused', 'unreachable');
    await deliveries.plan([{ ...nobody, insteadOf: row.id }]);
  };
}
