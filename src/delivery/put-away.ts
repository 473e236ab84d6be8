import type { Logger } from 'pino';
import type { Clock } from '../ground/clock';
import type { LookThrough } from '../record/repair';
import type { DeliveryStore } from './store';

const PAGE = 200;

export interface PutAwayDeps {
  readonly deliveries: Pick<DeliveryStore, 'putAway'>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
}

/** Who was told when goes to the history, where `why` finds it. */
export const createPutAway =
  ({ deliveries, clock, log }: PutAwayDeps): LookThrough =>
  async (found, mayGoOn) => {
    try {
      while ((await deliveries.putAway(clock.now(), PAGE)) === PAGE) if (!(await mayGoOn())) return false;
    } catch (error) {
      found.failed += 1;
      log.error({ err: error }, 'what was said long ago could not be put away');
    }
    return true;
  };
