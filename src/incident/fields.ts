import { z } from 'zod';
import { LIMITS } from '../ground/limits';

const words = (max: number) => z.string().trim().min(1).max(max);

/** Inputs that were left empty do not come at all from some clients. */
export const mayWhy = z.object({ why: z.string().trim().max(LIMITS.why).optional() });
export const mustWhy = z.object({ why: words(LIMITS.why) });
export const mustText = z.object({ text: words(LIMITS.text) });
/** The message that it is written in. */
const from = z.string().optional();
/** What is written to the caller. `hold`: it waits a few seconds, so that it can be taken back; its id is the command's key. */
export const toCaller = mustText.extend({ from, hold: z.literal(true).optional() });
/** What is said with pictures; a form sends none. */
export const said = mustText.extend({
  attachments: z
    .array(z.object({ id: z.string(), name: z.string(), type: z.string() }))
    .readonly()
    .default([]),
  from,
});
/** For what holds nothing but its name. */
export const nothing: z.ZodType<object> = z.object({});
