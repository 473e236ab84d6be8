import type { Logger } from 'pino';
import type { Priority } from '../desk/model';
import { type IncidentStore } from '../incident/store';
import { type Jobs } from './jobs';
import type { OutboxEntry } from './records';

/** `Jobs` that can let the more urgent go first. */
export interface PriorityJobs extends Jobs {
  add(incident: string, entry: OutboxEntry, priority?: Priority): Promise<void>;
}

/** Wakes the jobs of fresh outbox entries. Never rejects: what could not be woken is found by the sweep. */
export type Drain = (incident: string, entries: readonly OutboxEntry[], priority?: Priority) => Promise<void>;

export interface DrainDeps {
  readonly incidents: Pick<IncidentStore, 'settle'>;
  readonly jobs: PriorityJobs;
  readonly log: Pick<Logger, 'warn'>;
}

/** A tick leaves the outbox as soon as its job is there (`nextAt` is the truth); says and cards leave it when they ran. */
export function createDrain({ incidents, jobs, log }: DrainDeps): Drain {
  return async (incident, entries, priority) => {
    try {
      const added = await Promise.allSettled(entries.map((entry) => jobs.add(incident, entry, priority)));
      const failed = added.find((one) => one.status === 'rejected');
      if (failed) log.warn({ incidentId: incident, err: failed.reason }, 'jobs could not be woken; the sweep will');
      const ticks = entries.filter((entry, n) => entry.effect.type === 'tick' && added[n]?.status === 'fulfilled');
      if (ticks.length > 0)
        await incidents.settle(
          incident,
          ticks.map((entry) => entry.id),
        );
    } catch (error) {
      log.warn({ incidentId: incident, err: error }, 'the outbox could not be settled; the sweep will');
    }
  };
}
