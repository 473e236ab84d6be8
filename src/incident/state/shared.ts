import { z } from 'zod';
import { type Infer, named, opt } from '../../record/schema';

// What a case tells others than its caller and team, as it lies in the database.

const text = z.string();
const said = z.object({ text, at: z.date(), by: named });

/** Others who have the same, and in how many departments they are. */
export const meToos = z.object({ people: z.number(), departments: z.number() });
export type MeToos = Infer<typeof meToos>;

export const shared = {
  /** What an operator calls it for everybody. */
  publicTitle: opt(said),
  /** What helps for now. */
  workaround: opt(said),
  /** Absent: nobody. */
  meToos: opt(meToos),
  /** It is the same as that case, by its id, which goes on. */
  merged: opt(z.object({ into: text, number: z.number() })),
};
