import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import type { StoredIncident } from '../../record/records';
import { DONE, earliest, later, type Outcome } from '../../record/wake';
import { type Store } from '../../store';
import { ChatError } from '../../view/chat-port';
import type { DeliveryCounts } from '../counts';
import type { Recipients } from '../recipients';
import { type Delivery } from '../rows';
import { isSay, planSay, type SayEntry } from './plan';
import type { Sender } from './send';

/** One say: plans its rows, in the order of the incident's says, then sends those that may go. */
export type Say = (incident: string, entry: string) => Promise<Outcome>;

export interface SayDeps {
  readonly store: Pick<Store, 'incidents' | 'deliveries'>;
  readonly recipients: Recipients;
  readonly send: Sender['send'];
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  readonly log: Pick<Logger, 'warn'>;
}

/** After this the order of says, or a person who cannot be looked up, holds nothing up any longer. */
export const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 1000;

export function createSay({ store, recipients, send, clock, counts, log }: SayDeps): Say {
  const { deliveries, incidents } = store;

  async function plan(stored: StoredIncident, entry: SayEntry, rows: readonly Delivery[]): Promise<Outcome> {
    const now = clock.now();
    const mayWait = now < later(entry.at, PATIENCE_MS);
    const { previous } = entry;
    if (previous !== undefined && mayWait && !rows.some((row) => row.effect === previous)) {
      return { again: later(now, LOOK_AGAIN_MS) };
    }
    try {
      const row = await planSay(recipients, stored, entry, rows, now, mayWait);
      await deliveries.plan([row]);
      if (row.target.type === 'nobody' && row.status === 'refused') {
        counts.nobody += 1;
        log.warn({ incident: stored.state.number, audience: entry.effect.to }, 'nobody could be reached');
      }
      return DONE;
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      return { again: later(now, error.retryAfterMs ?? LOOK_AGAIN_MS) };
    }
  }

  /** Sends what is pending, and what a failed way adds while this runs. */
  async function sendAll(incident: string, effect: string): Promise<Outcome> {
    const asked = new Set<string>();
    let again: Date | undefined;
    for (;;) {
      const rows = await deliveries.ofIncident(incident);
      const row = rows.find((one) => one.effect === effect && one.status === 'pending' && !asked.has(one.id));
      if (!row) return again ? { again } : DONE;
      asked.add(row.id);
      again = earliest(again, (await send(row, rows)).again);
    }
  }

  return async (incident, effect) => {
    const stored = await incidents.load(incident);
    if (!stored) return DONE;
    const rows = await deliveries.ofIncident(incident);
    const entry = stored.outbox.find((one) => one.id === effect);
    if (entry && isSay(entry)) {
      if (!rows.some((row) => row.effect === effect)) {
        const planned = await plan(stored, entry, rows);
        if (planned.again) return planned;
      }
      // From here on its rows are the truth, not the outbox.
      await incidents.settle(incident, [effect]);
    }
    return sendAll(incident, effect);
  };
}
