import { z } from 'zod';
import { LANGS } from '../../../ground/lang';
import { LIMITS } from '../../../ground/limits';
import { IMPACTS, type Needs, URGENCIES, WAIT_REASONS } from '../../model';
import { asked, flag, inLanguages, key, keyed, span, text, wholeNumber } from './fields';
import { policy, priorityName } from './policy';
import { person, team } from './team';

const DAY_MS = 86_400_000;
const STORM_MS = 10 * 60_000;

/** More than `over` pings to one person or team within `withinMs` fold into one digest. */
const storm = z
  .strictObject({ over: wholeNumber(1, 1000, 'a number of pings from 1 to 1000'), within: span() })
  .transform(({ over, within }) => {
    if (within.kind === 'days') return { over, withinMs: within.days * DAY_MS };
    return { over, withinMs: within.kind === 'ms' ? within.ms : STORM_MS };
  })
  .default({ over: 8, withinMs: STORM_MS });

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
  autoClose: span(),
  admins: z.array(key('people')).describe('a list of keys of people').default([]),
  /** Makes a message in Slack a case. */
  emoji: z
    .string()
    .regex(/^[a-z0-9_+'-]{1,100}$/)
    .describe('the name of an emoji in Slack without colons, e.g. sos')
    .exactOptional(),
  /** While a case waits for one of these its resolution clock stands still. */
  pauses: z
    .array(z.enum(WAIT_REASONS))
    .describe(`a list out of ${WAIT_REASONS.join(', ')}`)
    .default(['caller']),
  storm,
});

const withNeeds = <T extends Needs>({ skill, level, ...entry }: T) => {
  const needs: Needs = { ...(skill !== undefined && { skill }), ...(level !== undefined && { level }) };
  return { ...entry, ...(Object.keys(needs).length > 0 && { needs }) };
};

const category = z
  .strictObject({
    name: text,
    team: key('teams'),
    words: z
      .array(z.string().trim().min(1).describe('a word'))
      .describe('a list of words that callers use')
      .default([]),
    confidential: flag.default(false),
    ...asked,
  })
  .transform(withNeeds);

const targetTimes = z.strictObject({
  response: span(),
  resolution: span(),
  noNews: span().exactOptional(),
  /** Without it the team's. */
  hours: key('hours').exactOptional(),
});

const perPriority = <S extends z.ZodType>(schema: S) =>
  z.strictObject({ P1: schema, P2: schema, P3: schema, P4: schema, P5: schema });

/** What a service or a group of callers has instead of the priority's own targets. */
const targetChanges = perPriority(targetTimes.exactPartial()).exactPartial().default({});

/** Callers with targets of their own, e.g. the board. */
const group = z.strictObject({
  name: text,
  people: z.array(key('people')).describe('a list of keys of people').default([]),
  emails: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^[^@\s]*@[^@\s]+\.[^@\s]+$/)
        .describe('an e-mail address, or a domain as @example.com'),
    )
    .describe('a list of e-mail addresses, or domains as @example.com')
    .default([]),
  targets: targetChanges,
});

const service = z
  .strictObject({
    name: text,
    category: key('categories'),
    /** Absent: the category's, as is `next`. */
    team: key('teams').exactOptional(),
    criticality: z.enum(['low', 'normal', 'high']).describe('low, normal or high').default('normal'),
    ...asked,
    targets: targetChanges,
  })
  .transform(withNeeds);

/** A ready-made answer to callers; its text holds the placeholders `{caller}` and `{number}`. */
const answer = z.strictObject({ name: text, text: inLanguages('a text', LIMITS.text) });

const priority = z.strictObject({
  impact: z.array(z.enum(IMPACTS)).describe(`the list [${IMPACTS.join(', ')}]`),
  urgency: z.array(z.enum(URGENCIES)).describe(`the list [${URGENCIES.join(', ')}]`),
  matrix: z
    .record(z.string(), z.array(priorityName).describe('a list with a priority for each urgency'))
    .describe('a row of priorities for each impact'),
});

const hours = z
  .record(z.string(), z.unknown())
  .describe('days with opening hours, e.g. { mon-thu: 08:00-16:00, fri: 08:00-15:00 }');

export const deskFile = z.strictObject({
  desk,
  hours: z.record(z.string(), hours).optional().describe('a map of opening hours'),
  people: keyed('people', person),
  teams: keyed('teams', team),
  categories: keyed('categories', category),
  services: keyed('services', service).prefault({}),
  answers: keyed('ready-made answers', answer).prefault({}),
  priority,
  groups: keyed('groups of callers', group).prefault({}),
  targets: perPriority(targetTimes),
  escalations: keyed('escalation policies', policy),
});

/** The file as zod gives it back: right in itself, defaults filled in; references are not looked at. */
export type DeskFile = z.infer<typeof deskFile>;
