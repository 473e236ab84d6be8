import { z } from 'zod';
import type { Storm, StormTarget } from '../../../src/delivery/storms/storm';
import { OFF_CHAT } from '../../../src/people/ways';
import { listedCase, oneOf, opt, priority, subject } from '../../../src/record/schema';

const text = z.string();

export const storm: z.ZodType<Storm> = z.object({
  target: oneOf('type', {
    room: z.object({ type: z.literal('room'), team: text }),
    person: z.object({ type: z.literal('person'), id: text, way: z.enum(['chat', ...OFF_CHAT]) }),
  } satisfies { readonly [T in StormTarget['type']]: z.ZodType<StormTarget & { readonly type: T }> }),
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
