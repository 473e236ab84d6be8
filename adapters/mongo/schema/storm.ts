import { z } from 'zod';
import type { Storm } from '../../../src/delivery/storms/storm';
import { OFF_CHAT } from '../../../src/people/ways';
import { listedCase, opt, priority, subject } from '../../../src/record/schema';

const text = z.string();

export const storm: z.ZodType<Storm> = z.object({
  target: z.discriminatedUnion('type', [
    z.object({ type: z.literal('room'), team: text }),
    z.object({ type: z.literal('person'), id: text, way: z.enum(['chat', ...OFF_CHAT]) }),
  ]),
  told: z.array(z.object({ key: text, subject, priority, at: z.date(), alone: z.boolean() })),
  digest: opt(
    z.object({
      begun: z.date(),
      since: z.date(),
      count: z.number(),
      cases: z.array(listedCase.extend({ open: z.boolean() })),
      ended: opt(z.enum(['over', 'refused'])),
    }),
  ),
});
