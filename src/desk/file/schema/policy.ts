import { z } from 'zod';
import { say } from '../../../view/text';
import { type Notify, PRIORITIES, ROLES, WAYS } from '../../model';
import { oneOf } from '../problems';
import { asked, expects, key, references, some, span, wholeNumber } from './fields';

export const priorityName = z.enum(PRIORITIES).register(expects, oneOf(PRIORITIES));

const notify = z
  .array(
    z.union([
      z
        .string()
        .min(1)
        .register(references, { to: 'notify' })
        .transform((word): Notify => {
          const role = ROLES.find((one) => one === word);
          return role ? { type: role } : { type: 'person', key: word };
        }),
      z
        .strictObject(asked)
        .refine((value) => Object.keys(value).length === 1)
        .transform(({ level, skill, next = '' }): Notify => {
          if (level !== undefined) return { type: 'level', level };
          return skill === undefined ? { type: 'next', team: next } : { type: 'skill', skill };
        }),
    ]),
  )
  .min(1)
  .register(expects, say('expected.notify'));

const step = z.strictObject({
  after: span('step'),
  notify,
  /** Ways taken one after the other until somebody acknowledges. */
  by: some(z.enum(WAYS))
    .register(expects, say('expected.listOf', { list: WAYS.join(', ') }))
    .default(['chat']),
  /** How long one way has before the next is taken. */
  within: span().default({ kind: 'ms', ms: 300_000, text: '5m' }),
});

export const policy = z.strictObject({
  for: z
    .array(priorityName)
    .min(1)
    .register(expects, say('expected.listOf', { list: PRIORITIES.join(', ') })),
  /** Whom it is for; absent: every team that has none of its own for that priority. */
  teams: z.array(key('teams')).min(1).register(expects, say('expected.teams')).exactOptional(),
  /** Without it the team's. */
  hours: key('hours').exactOptional(),
  steps: z
    .array(step)
    .min(1)
    .register(expects, say('expected.listOfMaps', { keys: '{ after, notify, by, within }' })),
  repeat: z
    .strictObject({
      every: span(),
      notify,
      /** How often at most; absent: until somebody claims. */
      times: wholeNumber(1, 100, 'expected.times').exactOptional(),
    })
    .exactOptional(),
});
