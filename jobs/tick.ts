import { z } from 'zod';
import type { RunEffect } from '../src/delivery/run-effect';
import type { JobHandler } from './payload';

const payload = z.object({ incident: z.string(), at: z.int() });

/** Looks at an incident whose deadline has come. */
export function tickJob(run: RunEffect): JobHandler {
  return async (data) => {
    const { incident, at } = payload.parse(data);
    return run(incident, { type: 'tick', at: new Date(at) });
  };
}
