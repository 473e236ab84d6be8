import { later } from '../../ground/moments';
import { DONE, type Outcome } from '../../record/jobs';
import type { Delivery } from '../rows';
import type { StandInDeps } from './stand-in';

/** A row that nobody renewed for so long has lost its holder (DESIGN §5). */
const LEASE_MS = 5000;
const RENEW_MS = LEASE_MS / 3;

/** Runs `work` on a row that is leased, and kept so until it ends; nothing where the row is not as it was read any more. */
export type Holding = (row: Delivery, work: (leased: Delivery) => Promise<Outcome>) => Promise<Outcome>;

export function createHolding({ deliveries, clock, log }: Pick<StandInDeps, 'deliveries' | 'clock' | 'log'>): Holding {
  const until = () => later(clock.now(), LEASE_MS);
  const renew = (row: Delivery) =>
    deliveries.renew(row, until()).catch((error: unknown) => {
      log.warn({ err: error, delivery: row.id }, 'a lease could not be renewed');
    });

  return async (row, work) => {
    const leased = await deliveries.lease(row, until());
    if (!leased) return DONE;
    const renewing = setInterval(() => void renew(leased), RENEW_MS).unref();
    try {
      return await work(leased);
    } finally {
      clearInterval(renewing);
    }
  };
}
