import { z } from 'zod';
import { say } from '../../../view/text';
import { clockTime, expects, key, span, wholeNumber } from './fields';
import { priorityName } from './policy';

const HALF_HOUR = { kind: 'ms', ms: 30 * 60_000, text: '30m' } as const;
const HOUR = { kind: 'ms', ms: 60 * 60_000, text: '60m' } as const;

const every = span().exactOptional();

const QUARTER_MS = 15 * 60_000;

const offer = z
  .strictObject({ meToos: wholeNumber(1, 1000, 'expected.meToos'), within: clockTime })
  .transform(({ meToos, within }) => ({ meToos, withinMs: within }))
  .default({ meToos: 10, withinMs: QUARTER_MS });

/** Disturbances that hit many: which cases may be one, how often news is due, and who hears it beside those who are hit. */
export const major = z
  .strictObject({
    from: z
      .array(priorityName)
      .register(expects, say('expected.list', { list: '[P1, P2]' }))
      .default(['P1']),
    /** So many who have the same within so long: the lead is asked whether it is one. */
    offer,
    /** How long until the next news, by priority; an hour for the others. */
    rhythm: z
      .strictObject({ P1: every, P2: every, P3: every, P4: every, P5: every })
      .default({ P1: HALF_HOUR, P2: HOUR }),
    /** By service: keys of people. */
    tell: z
      .record(z.string(), z.array(key('people')).register(expects, say('expected.people')))
      .register(expects, say('expected.tell', { example: '{ payroll: [carl] }' }))
      .default({}),
  })
  .prefault({});
