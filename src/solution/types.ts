import { z } from 'zod';
import { by, type Infer, opt } from '../record/schema';

const text = z.string();
const date = z.date();
const count = z.number();

export const SOLUTION_STATUSES = ['draft', 'approved', 'withdrawn'] as const;
/** For whom it is: whoever reports may read it, or only those who work with cases. */
export const SOLUTION_READERS = ['callers', 'operators'] as const;
export type SolutionReaders = (typeof SOLUTION_READERS)[number];

/** It in one language. */
export const version = z.object({ title: text, steps: text });
export type Version = Infer<typeof version>;

/** What it is about, and for whom. */
export const about = {
  readers: z.enum(SOLUTION_READERS),
  /** Whose lead approves it. */
  team: text,
  category: text,
  sub: opt(text),
  service: opt(text),
};

/** A time that it was used; `incident`: on a case; `person`: by somebody who then reported nothing. */
export const use = z.object({ at: date, incident: opt(text), person: opt(text) });
export type Use = Infer<typeof use>;

export const solution = z.object({
  id: text,
  number: count,
  source: text,
  externalKey: text,
  /** The case that it was made of. */
  fromCase: opt(text),
  ...about,
  /** One at least. */
  versions: z.object({ da: opt(version), en: opt(version) }),
  status: z.enum(SOLUTION_STATUSES),
  draftedBy: by,
  draftedAt: date,
  /** When somebody wrote in it last. */
  writtenAt: date,
  /** Its draft was sent back, and nobody has changed it since. */
  returned: opt(z.object({ by, at: date, why: text })),
  approved: opt(z.object({ by, at: date })),
  withdrawn: opt(z.object({ by, at: date, why: opt(text) })),
  /** How often it was used in all, and how often its case was opened again within 14 days. */
  used: count,
  failed: count,
  lastUsedAt: opt(date),
  /** The uses of the last 14 days, oldest first. */
  recent: z.array(use),
  changedAt: date,
  nextAt: opt(date),
});
/** A logged, reusable resolution. */
export type Solution = Infer<typeof solution>;
