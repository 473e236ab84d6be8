import { z } from 'zod';
import { type Notify, PRIORITIES, ROLES, WAYS } from '../../model';
import { asked, key, references, some, span, wholeNumber } from './fields';

export const priorityName = z.enum(PRIORITIES).describe(`one of ${PRIORITIES.join(', ')}`);

const EXPECTED_NOTIFY =
  'a list out of on-call, team, lead, manager, keys of people, "level: 2", "skill: vpn" and "next: a team"';

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
  .describe(EXPECTED_NOTIFY);

const step = z.strictObject({
  after: span('a duration such as 5m, or 50% of the response target', 'percent'),
  notify,
  /** Ways taken one after the other until somebody acknowledges. */
  by: some(z.enum(WAYS))
    .describe(`a list out of ${WAYS.join(', ')}`)
    .default(['chat']),
  /** How long one way has before the next is taken. */
  within: span().default({ kind: 'ms', ms: 300_000, text: '5m' }),
});

export const policy = z.strictObject({
  for: z
    .array(priorityName)
    .min(1)
    .describe(`a list out of ${PRIORITIES.join(', ')}`),
  /** Whom it is for; absent: every team that has none of its own for that priority. */
  teams: z.array(key('teams')).min(1).describe('a list of keys of teams').exactOptional(),
  /** Without it the team's. */
  hours: key('hours').exactOptional(),
  steps: z.array(step).min(1).describe('a list of { after, notify, by, within }'),
  repeat: z
    .strictObject({
      every: span(),
      notify,
      /** How often at most; absent: until somebody claims. */
      times: wholeNumber(1, 100, 'a number of times from 1 to 100').exactOptional(),
    })
    .exactOptional(),
});
