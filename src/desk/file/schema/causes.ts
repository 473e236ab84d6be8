import { z } from 'zod';
import { say } from '../../../view/text';
import { expects, onOff, text } from './fields';

/** More of them nobody finds their way through, and no client shows. */
export const MOST_CAUSES = 40;

const cause = z.strictObject({
  key: z
    .string()
    .regex(/^\p{L}[\p{L}\p{N}_-]{0,39}$/u)
    .register(expects, say('expected.key')),
  name: text,
});

/** Why something broke: whoever resolves a case may choose one. */
export const causes = z
  .array(cause)
  .max(MOST_CAUSES)
  .register(expects, say('expected.causes', { most: MOST_CAUSES, example: '{ key: defect, name: … }' }))
  .default([]);

/** Whether whoever resolves may say how many minutes it took. */
export const time = onOff.default(false);
