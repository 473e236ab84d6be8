import { z } from 'zod';
import { parseSpan } from '../../calendar/span';
import { type Span } from '../../calendar/types';
import { LANGS, type Text } from '../../ground/lang';
import { LIMITS } from '../../ground/limits';
import { IMPACTS, PRIORITIES, URGENCIES, WAIT_REASONS, WAYS } from '../model';

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

const wholeNumber = (least: number, most: number, expected: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
    .describe(expected);

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
  pauses: z
    .array(z.enum(WAIT_REASONS))
    .optional()
    .describe(`a list out of ${WAIT_REASONS.join(', ')}`),
  storm: z
    .strictObject({ over: wholeNumber(1, 1000, 'a number of pings from 1 to 1000'), within: span(DURATION) })
    .optional(),
});

const level = wholeNumber(1, 9, 'a level from 1 to 9');
const skill = z.string().trim().min(1).max(NAME_MAX).describe('a word for what somebody knows, e.g. vpn');
const needs = { skill: skill.optional(), level: level.optional(), next: key('a team').optional() };

const person = z.strictObject({
  name,
  email: z.email().toLowerCase().optional().describe('an e-mail address'),
  teams: z.string().min(1).optional().describe("the person's id in Microsoft Teams (Entra object id)"),
  slack: z.string().min(1).optional().describe("the person's id in Slack, e.g. U0123ABCD"),
  level: level.optional(),
  skills: z.array(skill).optional().describe('a list of words'),
  phone: z
    .string()
    .transform((value) => value.replace(/[\s()-]/g, ''))
    .refine((value) => /^\+\d{7,15}$/.test(value))
    .optional()
    .describe('a telephone number with its country code, e.g. "+45 12 34 56 78"'),
  webhook: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('an address that takes a POST, e.g. https://gateway.example.com/vagt'),
});

const onCallLayer = z.strictObject({
  from: z.iso.date().describe('a date such as 2026-01-05'),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .describe('a time such as 08:00'),
  every: z
    .string()
    .regex(/^(daily|weekly|[1-9]\d?[dw])$/)
    .transform((value) => {
      if (value === 'daily') return 1;
      return value === 'weekly' ? 7 : Number.parseInt(value, 10) * (value.endsWith('w') ? 7 : 1);
    })
    .describe('daily, weekly, or a number of days or weeks such as 3d or 2w'),
  people: z.array(key('a person')).min(1).describe('a list of keys of people who take turns, at least one'),
  hours: key('hours').optional(),
});

const onCall = z.strictObject({
  zone: z.string().min(1).optional().describe('an IANA time zone, e.g. Europe/Copenhagen'),
  gap: z.enum(['hold', 'lead']).optional().describe('hold or lead'),
  announce: z
    .string()
    .regex(/^[1-9]\d?d$/)
    .transform((value) => Number.parseInt(value, 10))
    .optional()
    .describe('a number of days such as 3d'),
  layers: z.array(onCallLayer).min(1).describe('a list of { from, at, every, people, hours }'),
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
  onCall: onCall.optional(),
});

const category = z.strictObject({
  name: text,
  team: key('a team'),
  words: z.array(z.string().trim().min(1).describe('a word')).optional().describe('a list of words that callers use'),
  confidential: flag.optional(),
  ...needs,
});

const targetFields = {
  response: span(DURATION),
  resolution: span(DURATION),
  noNews: span(DURATION).optional(),
  hours: key('hours').optional(),
};
const target = z.strictObject(targetFields);
const targetChange = z.strictObject(targetFields).partial().optional();
const targetChanges = z
  .strictObject({ P1: targetChange, P2: targetChange, P3: targetChange, P4: targetChange, P5: targetChange })
  .optional();

const group = z.strictObject({
  name: text,
  people: z.array(key('a person')).optional().describe('a list of keys of people'),
  emails: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^[^@\s]*@[^@\s]+\.[^@\s]+$/)
        .describe('an e-mail address, or a domain as @example.com'),
    )
    .optional()
    .describe('a list of e-mail addresses, or domains as @example.com'),
  targets: targetChanges,
});

const service = z.strictObject({
  name: text,
  category: key('a category'),
  team: key('a team').optional(),
  criticality: z.enum(['low', 'normal', 'high']).optional().describe('low, normal or high'),
  ...needs,
  targets: targetChanges,
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

const EXPECTED_NOTIFY =
  'a list out of on-call, team, lead, manager, keys of people, "level: 2", "skill: vpn" and "next: a team"';

const notify = z
  .array(
    z.union([
      z.string().min(1),
      z
        .strictObject({ level: level.optional(), skill: skill.optional(), next: key('a team').optional() })
        .refine((value) => Object.keys(value).length === 1),
    ]),
  )
  .min(1)
  .describe(EXPECTED_NOTIFY);

const ways = z
  .array(z.enum(WAYS))
  .min(1)
  .describe(`a list out of ${WAYS.join(', ')}`);

const policy = z.strictObject({
  for: z
    .array(priorityName)
    .min(1)
    .describe(`a list out of ${PRIORITIES.join(', ')}`),
  teams: z.array(key('a team')).min(1).optional().describe('a list of keys of teams'),
  hours: key('hours').optional(),
  steps: z
    .array(
      z.strictObject({
        after: span('a duration such as 5m, or 50% of the response target', 'percent'),
        notify,
        by: ways.optional(),
        within: span(DURATION).optional(),
      }),
    )
    .min(1)
    .describe('a list of { after, notify, by, within }'),
  repeat: z
    .strictObject({
      every: span(DURATION),
      notify,
      times: wholeNumber(1, 100, 'a number of times from 1 to 100').optional(),
    })
    .optional(),
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
  groups: z.record(z.string(), group).optional().describe('a map of groups of callers'),
  targets: z.strictObject({ P1: target, P2: target, P3: target, P4: target, P5: target }),
  escalations: z.record(z.string(), policy).describe('a map of escalation policies'),
});

/** The file as zod gives it back: right in itself, references not looked at. */
export type DeskFile = z.infer<typeof deskFile>;
