import { z } from 'zod';
import { CARD_PLACES, type SubjectRef } from '../src/ground/refs';
import type { Job } from '../src/record/jobs';
import { oneOf, opt, subject, told } from '../src/record/schema';

/** Two queues, so that a backlog of cards never delays a tick. */
export const TIMERS = 'timers';
export const SENDS = 'sends';
export type QueueName = typeof TIMERS | typeof SENDS;

const entry = z.string();

const jobs = oneOf('type', {
  live: told('live', { place: z.enum(CARD_PLACES), entry: opt(entry), isLost: opt(z.literal(true)) }),
  once: told('once', { entry }),
  command: told('command', { entry }),
  tick: told('tick', { at: z.int().transform((ms) => new Date(ms)) }),
} satisfies { readonly [T in Job['type']]: z.ZodType<Job & { readonly type: T }> });

const payload = z.looseObject({ subject });

/** What a job's name and data tell; throws when it is not one of ours. */
export function readJob(type: string, data: unknown): { readonly subject: SubjectRef; readonly job: Job } {
  const { subject: of, ...rest } = payload.parse(data);
  return { subject: of, job: jobs.parse({ ...rest, type }) };
}

/** BullMQ takes no `:` in a job's id; a version keeps it from being all digits. */
export const jobId = ({ kind, id }: SubjectRef, effect: string): string =>
  `${kind}-${id}-${effect}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
