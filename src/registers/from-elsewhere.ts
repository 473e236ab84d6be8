import { z } from 'zod';
import { channel, opt } from '../record/schema';

const text = z.string();

/** Where a case can come from: a chat, or another tool that the company had before. */
export const source = z.enum([...channel.options, 'import']);

/** A case as another tool had it: it is read and found here, and nothing else. */
export const imported = z.object({
  /** What people call that tool. */
  from: text,
  /** Its number there. */
  number: text,
  /** The team it ended with, as it is called there. */
  team: opt(text),
  /** It had not ended there yet. */
  open: opt(z.literal(true)),
  /** Tells whether a later file says the same of it. */
  hash: text,
});
