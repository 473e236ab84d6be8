import type { Logger } from 'pino';
import type { Jobs } from './jobs';
import type { Kind, KindTypes } from './kind';
import type { RecordStore } from './store';
import type { Write } from './stored';

export interface DrainDeps<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly store: Pick<RecordStore<T>, 'settle'>;
  readonly jobs: Jobs;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Adds the jobs of what a command wrote. Never rejects: what could not be added is found by the sweep. A tick leaves the
 * outbox as soon as its job is there (`nextAt` is the truth); all else leaves it when it ran.
 */
export function createDrain<T extends KindTypes>({ kind, store, jobs, log }: DrainDeps<T>) {
  return async ({ state, outbox }: Pick<Write<T>, 'state' | 'outbox'>): Promise<void> => {
    const subject = { kind: kind.name, id: state.id };
    try {
      const added = await Promise.allSettled(
        outbox.map((entry) => jobs.add(subject, entry, kind.urgency(entry.effect, state))),
      );
      const failed = added.find((one) => one.status === 'rejected');
      if (failed) log.warn({ ...subject, err: failed.reason }, 'jobs could not be added; the sweep will');
      const ticks = outbox.filter((entry, n) => entry.effect.type === 'tick' && added[n]?.status === 'fulfilled');
      const ids = ticks.map((entry) => entry.id);
      if (ids.length > 0) await store.settle(state.id, ids);
    } catch (error) {
      log.warn({ ...subject, err: error }, 'the outbox could not be settled; the sweep will');
    }
  };
}
