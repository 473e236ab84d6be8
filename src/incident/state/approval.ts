import { z } from 'zod';
import { named, opt } from '../../record/schema';

const text = z.string();
const date = z.date();
const yes = z.literal(true);

export const approvingManager = z.object({ name: text, email: text });

/** `told`: 1, its approver was reminded; 2, the next in line was asked. */
export const approval = z.object({
  /** Key of whom the desk named; else the team's lead. */
  approver: opt(text),
  /** The caller's manager, where they are not in the desk's file. */
  manager: opt(approvingManager),
  remindAt: date,
  dueAt: date,
  told: z.literal([0, 1, 2]),
  /** They asked the caller something, whose answers they get. */
  inquired: opt(yes),
  answer: opt(z.object({ approved: z.boolean(), at: date, by: named, why: opt(text) })),
});
