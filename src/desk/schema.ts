import { z } from 'zod';
import { LIMITS } from '../chat/actions';
import { LANGS, type Text } from '../lang';
import { parseSpan } from './span';
import { IMPACTS, PRIORITIES, type Span, URGENCIES } from './types';

/** Slack cuts a button's and an option's text at 75 characters, and names are shown on both. */
const NAME_MAX = 75;

/** What people read: one string for every language, or one string for each. */
const inLanguages = (what: string, max: number) => {
  const expected = `${what} of at most ${max} characters`;
  const one = z.string().trim().min(1).max(max).describe(expected);
  return z
    .union([one.transform((value): Text => ({ da: value, en: value })), z.strictObject({ da: one, en: one })])
    .describe(`${expected}, or { ${LANGS.map((lang) => `${lang}: …`).join(', ')} }`);
};

const name = z.string().trim().min(1).max(NAME_MAX).describe(`a name of at most ${NAME_MAX} characters`);
const text = inLanguages('a name', NAME_MAX);

const key = (of: string) => z.string().min(1).describe(`the key of ${of}`);

const span = (expected: string, percent: 'percent' | 'no percent' = 'no percent') =>
  z
    .string()
    .transform((value, context): Span => {
      const parsed = parseSpan(value);
      if ('problem' in parsed) {
        context.addIssue({ code: 'custom', message: parsed.problem });
        return z.NEVER;
      }
      if (parsed.kind === 'percent' && percent === 'no percent') {
        context.addIssue({
          code: 'custom',
          message: `"${value}" is a share of the response target, which only a step can be`,
        });
        return z.NEVER;
      }
      return parsed;
    })
    .describe(expected);

const DURATION = 'a duration such as 30s, 15m, 4h, 2d or 2wd';

const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .describe('true or false');

const desk = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .describe('a short id of small letters, digits and "-" that begins with a letter'),
  name: text,
  prefix: z
    .string()
    .regex(/^[A-Z]{2,6}$/)
    .describe('2 to 6 capital letters A–Z, e.g. INC'),
  languages: z
    .tuple([z.enum(LANGS)], z.enum(LANGS))
    .describe(`a list of languages out of ${LANGS.join(', ')}; the first is used when a reader's is unknown`),
  zone: z.string().min(1).describe('an IANA time zone, e.g. Europe/Copenhagen'),
  autoClose: span(DURATION),
  admins: z.array(key('a person')).optional().describe('a list of keys of people'),
  emoji: z
    .string()
    .regex(/^[a-z0-9_+'-]{1,100}$/)
    .optional()
    .describe('the name of an emoji in Slack without colons, e.g. sos'),
});

const person = z.strictObject({
  name,
  email: z.email().toLowerCase().optional().describe('an e-mail address'),
  teams: z.string().min(1).optional().describe("the person's id in Microsoft Teams (Entra object id)"),
  slack: z.string().min(1).optional().describe("the person's id in Slack, e.g. U0123ABCD"),
  level: z
    .string()
    .regex(/^[1-9]$/)
    .optional()
    .describe('a level from 1 to 9'),
  skills: z.array(z.string().min(1)).optional().describe('a list of words'),
});

const team = z.strictObject({
  name: text,
  members: z.union([z.literal('everyone'), z.array(key('a person'))]).describe('a list of keys of people, or everyone'),
  lead: key('a person'),
  manager: key('a person').optional(),
  hours: key('hours'),
  language: z
    .enum(LANGS)
    .optional()
    .describe(`a language: ${LANGS.join(', ')}`),
  slackGroup: z
    .string()
    .regex(/^S[A-Z0-9]{4,20}$/)
    .optional()
    .describe('the id of a user group in Slack, e.g. S0614TZR7'),
});

const category = z.strictObject({
  name: text,
  team: key('a team'),
  words: z.array(z.string().trim().min(1).describe('a word')).optional().describe('a list of words that callers use'),
  confidential: flag.optional(),
});

const service = z.strictObject({
  name: text,
  category: key('a category'),
  team: key('a team').optional(),
  criticality: z.enum(['low', 'normal', 'high']).optional().describe('low, normal or high'),
});

const answer = z.strictObject({ name: text, text: inLanguages('a text', LIMITS.text) });

const priorityName = z.enum(PRIORITIES).describe(`one of ${PRIORITIES.join(', ')}`);

const priority = z.strictObject({
  impact: z.array(z.enum(IMPACTS)).describe(`the list [${IMPACTS.join(', ')}]`),
  urgency: z.array(z.enum(URGENCIES)).describe(`the list [${URGENCIES.join(', ')}]`),
  matrix: z
    .record(z.string(), z.array(priorityName).describe('a list with a priority for each urgency'))
    .describe('a row of priorities for each impact'),
});

const target = z.strictObject({
  response: span(DURATION),
  resolution: span(DURATION),
  noNews: span(DURATION).optional(),
  hours: key('hours').optional(),
});

const notify = z.array(z.string().min(1)).min(1).describe('a list out of team, lead, manager and keys of people');

const policy = z.strictObject({
  for: z
    .array(priorityName)
    .min(1)
    .describe(`a list out of ${PRIORITIES.join(', ')}`),
  hours: key('hours').optional(),
  steps: z
    .array(z.strictObject({ after: span('a duration such as 5m, or 50% of the response target', 'percent'), notify }))
    .min(1)
    .describe('a list of { after, notify }'),
  repeat: z.strictObject({ every: span(DURATION), notify }).optional(),
});

const hours = z
  .record(z.string(), z.unknown())
  .describe('days with opening hours, e.g. { mon-thu: 08:00-16:00, fri: 08:00-15:00 }');

export const deskFile = z.strictObject({
  desk,
  hours: z.record(z.string(), hours).optional().describe('a map of opening hours'),
  people: z.record(z.string(), person).describe('a map of people'),
  teams: z.record(z.string(), team).describe('a map of teams'),
  categories: z.record(z.string(), category).describe('a map of categories'),
  services: z.record(z.string(), service).optional().describe('a map of services'),
  answers: z.record(z.string(), answer).optional().describe('a map of ready-made answers'),
  priority,
  targets: z.strictObject({ P1: target, P2: target, P3: target, P4: target, P5: target }),
  escalations: z.record(z.string(), policy).describe('a map of escalation policies'),
});

/** The file as zod gives it back: right in itself, references not looked at. */
export type DeskFile = z.infer<typeof deskFile>;
