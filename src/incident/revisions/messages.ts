import { z } from 'zod';
import { type Infer, named, opt } from '../../record/schema';

// The messages of a case, as they lie in the database.

const text = z.string();
const yes = z.literal(true);

/** A message to the caller that can be taken back until `sendAt`. */
export const heldMessage = z.object({ message: text, sendAt: z.date(), by: named, unsent: opt(yes) });
export type HeldMessage = Infer<typeof heldMessage>;

/** Whose words a case holds as which message: what its writer edits or deletes there, it follows. */
export const written = z.object({
  message: text,
  by: text,
  as: z.enum(['report', 'answer', 'note', 'message']),
  /** Ids of the pictures that came with it. */
  pictures: opt(z.array(text)),
  /** Its newest revision. */
  revision: opt(text),
  erased: opt(yes),
});
export type Written = Infer<typeof written>;
