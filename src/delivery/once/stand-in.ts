import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import type { Channel } from '../../ground/refs';
import { type DeliveryCounts, noteReach } from '../counts';
import { type Located, placeOf, type Recipients } from '../recipients';
import { type Delivery } from '../rows';
import { type DeliveryStore } from '../store';
import type { Snapshot, Subjects } from '../subject';
import { NOBODY, targetKey } from '../target';
import { heldUntil, passedOver, rowFor, sameSaying, settledRow } from './plan';

/**
 * Plans the next way of a say whose own way failed, once: another place of that person, or the next in line, who is told
 * for whom where it was `refused`. `looked_for`: it may be found, or sent again, by its own way. `away`: its own way is
 * only out of reach and is tried on, so whatever lies on a platform that is away with it is passed over.
 */
export type StandIn = (
  snapshot: Snapshot,
  row: Delivery,
  why: 'refused' | 'unknown' | 'looked_for' | 'away',
) => Promise<void>;

/**
 * A refused say always finds another way. One whose fate is unknown does only as a ping of P1 and P2: another way is
 * no double, a missed ping is the worse fault.
 */
export const needsStandIn = (snapshot: Snapshot, row: Delivery, status: 'refused' | 'unknown'): boolean =>
  status === 'refused' || snapshot.traits(row).mustArrive;

export interface StandInDeps {
  readonly subjects: Pick<Subjects, 'undelivered'>;
  readonly deliveries: DeliveryStore;
  readonly recipients: Recipients;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  /** Nobody answers on this platform now. */
  readonly isSilent: (platform: Channel) => boolean;
  readonly log: Pick<Logger, 'warn'>;
}

export function createStandIn({
  subjects,
  deliveries,
  recipients,
  clock,
  counts,
  isSilent,
  log,
}: StandInDeps): StandIn {
  /** The platform that a place lies on; undefined for mail, telephone and webhook. */
  const platformOf = (to: Located | undefined) => (to && 'address' in to ? to.address.platform : undefined);

  /** On which platforms nobody is reached now. */
  async function passed(snapshot: Snapshot, row: Delivery, why: Parameters<StandIn>[2]) {
    if (why !== 'away') return isSilent;
    const own = platformOf(await recipients.locate(snapshot, row.audience, row.target).catch(() => undefined));
    return (platform: Channel): boolean => platform === own || isSilent(platform);
  }

  /** Where these went: an address that failed is not tried once more under another name. */
  async function placesOf(snapshot: Snapshot, told: readonly Delivery[]): Promise<ReadonlySet<string>> {
    const at = ({ audience, target }: Delivery) => recipients.locate(snapshot, audience, target).catch(() => undefined);
    const located = await Promise.all(told.map(at));
    return new Set(located.flatMap((to) => (to && placeOf(to)) ?? []));
  }

  return async (snapshot, row, why) => {
    const rows = await deliveries.ofSubject(row.subject);
    if (rows.some((other) => other.insteadOf === row.id)) return;
    const told = sameSaying(rows, row.effect, row.notice.kind).filter((other) => other.status !== 'cancelled');
    const tried = new Set(told.map((other) => targetKey(other.target)));
    const wanted = {
      tried,
      places: await placesOf(snapshot, told),
      again: true,
      way: row.way,
      ping: snapshot.traits(row).isPing,
    };
    const there = await recipients.next(snapshot, row.audience, { ...wanted, notOn: await passed(snapshot, row, why) });
    // What is not tried on by its own way goes even where nobody answers now.
    const choice = there.to || why === 'away' ? there : await recipients.next(snapshot, row.audience, wanted);
    const found = choice.to;
    noteReach(counts, choice);
    if (found) {
      const held = 'until' in found ? { ...heldUntil(found.until), reason: 'held_gap' as const } : {};
      const passed = why === 'refused' ? passedOver(choice) : [];
      const saying = { ...row, standsFor: [...new Set([...(row.standsFor ?? []), ...passed])] };
      const planned = rowFor(row.subject, saying, found.target, clock.now());
      await deliveries.plan([{ ...planned, ...held, insteadOf: row.id }]);
      return;
    }
    if (why === 'away' || why === 'looked_for') return;
    // Another row of the same saying that arrived, or still may, is enough.
    if (told.some((other) => other.id !== row.id && ['sent', 'pending', 'sending'].includes(other.status))) return;
    counts.nobody += 1;
    log.warn({ number: snapshot.listed.number, audience: row.audience }, 'nobody could be reached');
    await subjects.undelivered(row.subject, row, 'refused');
    const nobody = settledRow(rowFor(row.subject, row, NOBODY, clock.now()), 'refused', 'unreachable');
    await deliveries.plan([{ ...nobody, insteadOf: row.id }]);
  };
}
