import { z } from 'zod';
import { named, opt } from '../../record/schema';

// What a case tells others than its caller and team, as it lies in the database.

const text = z.string();
const said = z.object({ text, at: z.date(), by: named });

export const shared = {
  /** What an operator calls it for everybody. */
  publicTitle: opt(said),
  /** What helps for now. */
  workaround: opt(said),
};
