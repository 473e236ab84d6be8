import { z } from 'zod';
import type { RunEffect } from '../src/record/jobs';
import { type JobHandler, subject } from './payload';

const payload = z.object({ subject, entry: z.string() });

/** Gives another record its command. */
export function commandJob(run: RunEffect): JobHandler {
  return async (data) => {
    const { subject: of, entry } = payload.parse(data);
    return run(of, { type: 'command', entry });
  };
}
