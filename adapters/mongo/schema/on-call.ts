import { z } from 'zod';
import type { StoredOnCall } from '../../../src/on-call/store';
import { named, opt } from '../../../src/record/schema';

const period = { from: z.date(), to: z.date() };
const made = { id: z.string(), by: named, at: z.date(), ...period };

const override = z.object({ ...made, team: z.string(), person: z.string(), swap: opt(z.string()) });
const absence = z.object({ ...made, person: z.string() });
const swap = z.object({
  id: z.string(),
  team: z.string(),
  asker: z.string(),
  other: z.string(),
  give: z.object(period),
  take: opt(z.object(period)),
  status: z.enum(['asked', 'accepted', 'refused', 'withdrawn']),
  at: z.date(),
  answeredAt: opt(z.date()),
});

export const storedOnCall: z.ZodType<StoredOnCall> = z.object({
  changes: z.object({ overrides: z.array(override), absences: z.array(absence), swaps: z.array(swap) }),
  version: z.number(),
  keys: z.array(z.string()),
});
