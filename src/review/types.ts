import { z } from 'zod';
import { by, type Infer, named, opt, priority } from '../record/schema';

// A review as it lies in the database; its types follow from these schemas.

const text = z.string();
const date = z.date();

/** What people write in it; each has a form of its own. */
export const PARTS = ['summary', 'helped', 'hindered', 'causes'] as const;
export const part = z.enum(PARTS);
export type Part = Infer<typeof part>;

/** Why it is asked for, beside by hand. */
export const REASONS = ['priority', 'major', 'breached', 'reopened', 'score'] as const;
export const reason = z.enum(REASONS);
export type Reason = Infer<typeof reason>;

export const STATUSES = ['draft', 'shared', 'approved'] as const;

/** Somebody of the desk's file, as they were called when they got it. */
const owner = z.object({ key: text, name: text });

const action = z.object({
  id: text,
  text,
  owner,
  dueAt: date,
  status: z.enum(['open', 'done', 'dropped']),
  /** When its owner is reminded next; absent: it has ended, or nobody has it. */
  remindAt: opt(date),
  /** Its owner is not on the desk any more. */
  orphaned: opt(z.literal(true)),
  why: opt(text),
  ended: opt(z.object({ at: date, by })),
});
export type Action = Infer<typeof action>;

/** What is known of the case: as it was when somebody did something here last. */
export const about = z.object({
  number: z.number(),
  team: text,
  priority,
  confidential: z.boolean(),
});
export type About = Infer<typeof about>;

export const review = z.object({
  id: text,
  desk: text,
  deskVersion: text,
  source: z.literal('review'),
  externalKey: text,
  about,
  begunBy: by,
  begunAt: date,
  /** Who is to write it. */
  writer: opt(named),
  because: z.array(reason),
  status: z.enum(STATUSES),
  /** Until then it should be approved; `told`: its lead heard that it was not. */
  due: opt(z.object({ at: date, told: opt(z.literal(true)) })),
  parts: z.partialRecord(part, z.object({ text, at: date, by: named })),
  actions: z.array(action),
  approved: opt(z.object({ at: date, by: named })),
  changedAt: date,
  nextAt: opt(date),
});
export type Review = Infer<typeof review>;
