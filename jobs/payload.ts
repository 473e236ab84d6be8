import { z } from 'zod';
import type { SubjectRef } from '../src/ground/refs';
import type { Outcome } from '../src/record/jobs';

/** Two queues, so that a backlog of cards never delays a tick. */
export const TIMERS = 'timers';
export const SENDS = 'sends';
export type QueueName = typeof TIMERS | typeof SENDS;

/** Runs one job's payload; rejects when the payload is not one of ours. */
export type JobHandler = (data: unknown) => Promise<Outcome>;

/** Which record a job is about. */
export const subject: z.ZodType<SubjectRef> = z.object({ kind: z.string(), id: z.string() });

/** BullMQ takes no `:` in a job's id; a version keeps it from being all digits. */
export const jobId = ({ kind, id }: SubjectRef, effect: string): string =>
  `${kind}-${id}-${effect}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
