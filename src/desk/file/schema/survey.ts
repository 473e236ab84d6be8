import { z } from 'zod';
import { say } from '../../../view/text';
import { clockMsIn, expects } from './fields';

const FORTNIGHT_MS = 14 * 86_400_000;
const NEVER = 'never';

/** One person is asked how it went at most this often. */
export const survey = z
  .string()
  .transform((value, context): typeof NEVER | { readonly everyMs: number } => {
    return value === NEVER ? NEVER : { everyMs: clockMsIn(value, context) };
  })
  .register(expects, say('expected.survey'))
  .default({ everyMs: FORTNIGHT_MS });
