import type { Logger } from 'pino';
import type { Jobs } from './jobs';
import type { Kind, KindTypes } from './kind';
import type { Saved } from './stored';

export interface DrainDeps<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly jobs: Jobs;
  readonly log: Pick<Logger, 'warn'>;
}

/** Adds the jobs of what a command left to do. Never rejects: what could not be added is found by the sweep. */
export function createDrain<T extends KindTypes>({ kind, jobs, log }: DrainDeps<T>) {
  return async ({ stored: { state }, left }: Saved<T>): Promise<void> => {
    const subject = { kind: kind.name, id: state.id };
    try {
      await jobs.addAll(
        subject,
        left.map((entry) => ({ ...entry, urgency: kind.urgency(entry.effect, state) })),
      );
    } catch (error) {
      log.warn({ ...subject, err: error }, 'jobs could not be added; the sweep will');
    }
  };
}
