import { z } from 'zod';
import type { FoldedCase, Storm } from '../../../src/delivery/storms/storm';
import { OFF_CHAT } from '../../../src/people/ways';
import { opt, priority } from './common';

const text = z.string();

const folded: z.ZodType<FoldedCase> = z.object({
  incident: text,
  number: z.number(),
  title: text,
  priority,
  owner: opt(text),
  open: z.boolean(),
});

export const storm: z.ZodType<Storm> = z.object({
  target: z.discriminatedUnion('type', [
    z.object({ type: z.literal('room'), team: text }),
    z.object({ type: z.literal('person'), id: text, way: z.enum(['chat', ...OFF_CHAT]) }),
  ]),
  told: z.array(z.object({ key: text, incident: text, priority, at: z.date(), alone: z.boolean() })),
  digest: opt(
    z.object({
      begun: z.date(),
      since: z.date(),
      count: z.number(),
      cases: z.array(folded),
      ended: opt(z.enum(['over', 'refused'])),
    }),
  ),
});
