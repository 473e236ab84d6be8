import { z } from 'zod';
import type { RunEffect } from '../src/record/jobs';
import { type JobHandler, subject } from './payload';

const payload = z.object({ subject, at: z.int() });

/** Looks at a record whose deadline has come. */
export function tickJob(run: RunEffect): JobHandler {
  return async (data) => {
    const { subject: of, at } = payload.parse(data);
    return run(of, { type: 'tick', at: new Date(at) });
  };
}
