import { z } from 'zod';
import type { Infer } from '../record/schema';

/** A message to the caller that was held, where it was written: once it is sent it can be taken back no more. */
export const heldContents = {
  held: z.object({ kind: z.literal('held'), caller: z.string(), text: z.string(), undone: z.boolean() }),
};
export type HeldContent = Infer<(typeof heldContents)['held']>;

/** Names what is kept of one; `message`: its id. */
export const heldId = (incident: string, message: string): string => `held.${incident}.${message}`;
