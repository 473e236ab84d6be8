import { z } from 'zod';
import type { Span } from '../../../calendar/types';
import { say } from '../../../view/text';
import { either } from '../problems';
import { expects, flag, span, wholeNumber } from './fields';
import { priorityName } from './policy';

const FIVE_DAYS: Span = { kind: 'workingDays', days: 5, text: '5wd' };
const APPROVES = ['lead', 'manager'] as const;

/** Which ended cases are to be reviewed, by when, and who approves what was written. */
export const review = z
  .strictObject({
    for: z.array(priorityName).register(expects, say('expected.priorities')).default(['P1']),
    due: span().default(FIVE_DAYS),
    approve: z
      .enum(APPROVES)
      .register(expects, either([...APPROVES]))
      .default('lead'),
    /** A resolution target that was missed, too. */
    breached: flag.default(false),
    /** Or so many times opened again. */
    reopened: wholeNumber(1, 100, 'expected.times').exactOptional(),
    /** Or a score as low as this. */
    score: wholeNumber(1, 5, 'expected.score').exactOptional(),
  })
  .register(expects, say('expected.review', { example: '{ for: [P1], due: 5wd }' }))
  .default({ for: ['P1'], due: FIVE_DAYS, approve: 'lead', breached: false });
