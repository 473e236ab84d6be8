import type { Outcome } from '../src/record/wake';

/** Two queues, so that a backlog of cards never delays a tick. */
export const TIMERS = 'timers';
export const SENDS = 'sends';
export type QueueName = typeof TIMERS | typeof SENDS;

/** Runs one job's payload; rejects when the payload is not one of ours. */
export type JobHandler = (data: unknown) => Promise<Outcome>;

/** BullMQ takes no `:` in a job's id; a version keeps it from being all digits. */
export const jobId = (incident: string, effect: string): string =>
  `${incident}-${effect}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
