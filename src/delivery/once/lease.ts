import { later } from '../../ground/moments';
import { DONE, type Outcome } from '../../record/jobs';
import type { Delivery } from '../rows';
import type { StandInDeps } from './stand-in';

/** A row that nobody renewed for so long has lost its holder (DESIGN §5). */
const LEASE_MS = 5000;
const RENEW_MS = LEASE_MS / 3;

/**
 * Runs `work` on a row that is leased, and kept so until it ends; nothing where the row is not as it was read any more.
 * `isNew`: the row is not stored yet, and is born leased; nothing where somebody else has stored it.
 */
export type Holding = (
  row: Delivery,
  work: (leased: Delivery) => Promise<Outcome>,
  isNew?: boolean,
) => Promise<Outcome>;

export function createHolding({ deliveries, clock, log }: Pick<StandInDeps, 'deliveries' | 'clock' | 'log'>): Holding {
  const until = () => later(clock.now(), LEASE_MS);
  const renew = (row: Delivery) =>
    deliveries.renew(row, until()).catch((error: unknown) => {
      log.warn({ err: error, delivery: row.id }, 'a lease could not be renewed');
    });

  async function born(row: Delivery): Promise<Delivery | undefined> {
    const leased: Delivery = { ...row, status: 'sending', leaseUntil: until(), attempts: row.attempts + 1 };
    return (await deliveries.plan([leased])).has(row.id) ? leased : undefined;
  }

  return async (row, work, isNew = false) => {
    const leased = isNew ? await born(row) : await deliveries.lease(row, until());
    if (!leased) return DONE;
    const renewing = setInterval(() => void renew(leased), RENEW_MS).unref();
    try {
      return await work(leased);
    } finally {
      clearInterval(renewing);
    }
  };
}
