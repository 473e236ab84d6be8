import { z } from 'zod';
import type { RunEffect } from '../src/delivery/run-effect';
import type { JobHandler } from './payload';

const payload = z.object({ incident: z.string(), place: z.enum(['caller', 'team']), entry: z.string() });

/** Makes one card show the newest state. */
export function liveJob(run: RunEffect): JobHandler {
  return async (data) => {
    const { incident, place, entry } = payload.parse(data);
    return run(incident, { type: 'live', place, entry });
  };
}
