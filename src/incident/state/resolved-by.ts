import { z } from 'zod';
import { opt } from '../../record/schema';

/** `cause`: a key of the desk's file; `minutes`: how long it took; `solution`: the standard solution that was applied. */
export const resolvedBy = {
  cause: opt(z.string()),
  minutes: opt(z.number()),
  solution: opt(z.object({ id: z.string(), number: z.number() })),
};
