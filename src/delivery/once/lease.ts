import { later } from '../../ground/moments';
import { DONE } from '../../record/jobs';
import { whileRenewed } from '../renewed';
import type { Delivery } from '../rows';
import type { Sent } from './endings';
import type { StandInDeps } from './stand-in';

/** A row that nobody renewed for so long has lost its holder (DESIGN §5). */
const LEASE_MS = 5000;

/**
 * Runs `work` on a row that is leased, and kept so until it ends; nothing where the row is not as it was read any more.
 * `isNew`: the row is not stored yet, and is born leased; nothing where somebody else has stored it.
 */
export type Holding = (row: Delivery, work: (leased: Delivery) => Promise<Sent>, isNew?: boolean) => Promise<Sent>;

export function createHolding({ deliveries, clock, log }: Pick<StandInDeps, 'deliveries' | 'clock' | 'log'>): Holding {
  const until = () => later(clock.now(), LEASE_MS);

  async function born(row: Delivery): Promise<Delivery | undefined> {
    const leased: Delivery = { ...row, status: 'sending', leaseUntil: until(), attempts: row.attempts + 1 };
    return (await deliveries.plan([leased])).has(row.id) ? leased : undefined;
  }

  return async (row, work, isNew = false) => {
    const leased = isNew ? await born(row) : await deliveries.lease(row, until());
    if (!leased) return DONE;
    const renew = () => deliveries.renew(leased, until());
    return whileRenewed({ leaseMs: LEASE_MS, renew, named: { delivery: row.id }, log }, () => work(leased));
  };
}
