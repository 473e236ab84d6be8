import { z } from 'zod';
import type { RunEffect } from '../src/delivery/run-effect';
import type { JobHandler } from './payload';

const payload = z.object({ incident: z.string(), entry: z.string() });

/** Says one thing to its audience. */
export function onceJob(run: RunEffect): JobHandler {
  return async (data) => {
    const { incident, entry } = payload.parse(data);
    return run(incident, { type: 'once', entry });
  };
}
