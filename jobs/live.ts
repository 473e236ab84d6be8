import { z } from 'zod';
import { CARD_PLACES } from '../src/ground/refs';
import type { RunEffect } from '../src/record/jobs';
import { type JobHandler, subject } from './payload';

const payload = z.object({ subject, place: z.enum(CARD_PLACES), entry: z.string() });

/** Makes one card show the newest state. */
export function liveJob(run: RunEffect): JobHandler {
  return async (data) => {
    const { subject: of, place, entry } = payload.parse(data);
    return run(of, { type: 'live', place, entry });
  };
}
