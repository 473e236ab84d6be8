import { z } from 'zod';
import { parseSpan } from '../../../calendar/span';
import { say } from '../../../view/text';
import { expects } from './fields';

const DAY_MS = 86_400_000;
const NEVER = 'never';

/** One person is asked how it went at most this often. */
export const survey = z
  .string()
  .transform((value, context): typeof NEVER | { readonly everyMs: number } => {
    if (value === NEVER) return NEVER;
    const span = parseSpan(value);
    if ('kind' in span && span.kind === 'ms') return { everyMs: span.ms };
    if ('kind' in span && span.kind === 'days') return { everyMs: span.days * DAY_MS };
    context.addIssue({ code: 'custom', params: { told: say('mistake.notByTheClock', { text: value }) } });
    return z.NEVER;
  })
  .register(expects, say('expected.survey'))
  .default({ everyMs: 14 * DAY_MS });
