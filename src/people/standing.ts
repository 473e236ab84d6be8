import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { later } from '../ground/moments';
import type { LeaseStore } from '../record/leases';
import type { Acquaint } from './acquaint';
import type { Reach } from './reach';

export interface StandingDeps {
  readonly desk: () => Desk;
  readonly reach: Pick<Reach, 'known'>;
  readonly acquaint: Acquaint;
  readonly leases: LeaseStore;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  readonly clock: Clock;
}

const EVERY_MS = 5 * 60_000;
/** With the time to the next look at most 15 minutes. */
export const STANDING_MS = 10 * 60_000;

/** A part of the sweep: of everybody who holds a role it is asked anew whether they are still who they were. */
export function createStanding({ desk, reach, acquaint, leases, instance, clock }: StandingDeps): () => Promise<void> {
  let nextAt = 0;
  return async function standing() {
    const now = clock.now();
    if (now.getTime() < nextAt) return;
    nextAt = later(now, EVERY_MS).getTime();
    if (!(await leases.take('standing', instance, now, later(now, EVERY_MS)))) return;
    for (const key of Object.keys(desk().people)) {
      const person = await reach.known(key);
      if (person) await acquaint.renew(person, STANDING_MS);
    }
  };
}
