import { z } from 'zod';
import { LANGS } from '../../../ground/lang';
import { LIMITS } from '../../../ground/limits';
import { SOLUTION_PREFIX } from '../../../ground/prefixes';
import { say } from '../../../view/text';
import { IMPACTS, URGENCIES, WAIT_REASONS } from '../../model';
import { either } from '../problems';
import { caseTypes } from './case-types';
import { categories } from './categories';
import { causes, time } from './causes';
import { down } from './down';
import {
  asked,
  clockMs,
  EXPECTED_ZONE,
  expects,
  flag,
  inLanguages,
  key,
  keyed,
  onOff,
  span,
  text,
  wholeNumber,
  withNeeds,
} from './fields';
import { meToos, publicTitles } from './known';
import { mail } from './mail';
import { major } from './major';
import { nudge } from './nudge';
import { policy, priorityName } from './policy';
import { besideDesk } from './registers';
import { review } from './review';
import { routes } from './routes';
import { solutions } from './solutions';
import { survey } from './survey';
import { targetTimes } from './targets';
import { person, team } from './team';

const STORM_MS = 10 * 60_000;

/** More than `over` pings to one person or team within `withinMs` fold into one digest. */
const storm = z
  .strictObject({ over: wholeNumber(1, 1000, 'expected.pings'), within: span() })
  .transform(({ over, within }) => ({ over, withinMs: clockMs(within) }))
  .default({ over: 8, withinMs: STORM_MS });

const desk = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .register(expects, say('expected.deskId')),
  name: text,
  prefix: z
    .string()
    .regex(/^[A-Z]{2,6}$/)
    .superRefine((prefix, context) => {
      const told = say('mistake.prefixTaken', { prefix });
      if (prefix === SOLUTION_PREFIX) context.addIssue({ code: 'custom', params: { told } });
    })
    .register(expects, say('expected.prefix')),
  languages: z
    .tuple([z.enum(LANGS)], z.enum(LANGS))
    .register(expects, say('expected.languages', { list: LANGS.join(', ') })),
  zone: z.string().min(1).register(expects, EXPECTED_ZONE),
  autoClose: span(),
  admins: z.array(key('people')).register(expects, say('expected.people')).default([]),
  /** Makes a message in Slack a case. */
  emoji: z
    .string()
    .regex(/^[a-z0-9_+'-]{1,100}$/)
    .register(expects, say('expected.emoji', { example: 'sos' }))
    .exactOptional(),
  /** While a case waits for one of these its resolution clock stands still. */
  pauses: z
    .array(z.enum(WAIT_REASONS))
    .register(expects, say('expected.listOf', { list: WAIT_REASONS.join(', ') }))
    .default(['caller']),
  storm,
  /** After so many teams the lead of the first decides where a case stays. */
  hops: wholeNumber(1, 100, 'expected.hops').default(3),
  /** A platform that is silent for so long is told about elsewhere. */
  down,
  nudge,
  survey,
  time,
  publicTitles,
  meToos,
});

const perPriority = <S extends z.ZodType>(schema: S) =>
  z.strictObject({ P1: schema, P2: schema, P3: schema, P4: schema, P5: schema });

/** What a service or a group of callers has instead of the priority's own targets. */
const targetChanges = perPriority(targetTimes.exactPartial()).exactPartial().default({});

/** Callers with targets of their own, e.g. the board. */
const group = z.strictObject({
  name: text,
  people: z.array(key('people')).register(expects, say('expected.people')).default([]),
  emails: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^[^@\s]*@[^@\s]+\.[^@\s]+$/)
        .register(expects, say('expected.emailOrDomain', { example: '@example.com' })),
    )
    .register(expects, say('expected.emails', { example: '@example.com' }))
    .default([]),
  /** Who approves what they ask for, where the callers' file does not say. */
  manager: key('people').exactOptional(),
  /** Raises the priority of their cases. */
  vip: flag.exactOptional(),
  targets: targetChanges,
});

const service = z
  .strictObject({
    name: text,
    category: key('categories'),
    /** Absent: the category's, as is `next`. */
    team: key('teams').exactOptional(),
    criticality: z
      .enum(['low', 'normal', 'high'])
      .register(expects, either(['low', 'normal', 'high']))
      .default('normal'),
    /** Approves requests for it, and is told of as who has it. */
    owner: key('people').exactOptional(),
    /** Groups of callers who use it. */
    users: z.array(key('groups')).register(expects, say('expected.groups')).exactOptional(),
    ...asked,
    targets: targetChanges,
  })
  .transform(withNeeds);

/** A ready-made answer to callers; its text holds the placeholders `{caller}` and `{number}`. */
const answer = z.strictObject({ name: text, text: inLanguages('text', LIMITS.text) });

const priority = z.strictObject({
  impact: z.array(z.enum(IMPACTS)).register(expects, say('expected.list', { list: `[${IMPACTS.join(', ')}]` })),
  urgency: z.array(z.enum(URGENCIES)).register(expects, say('expected.list', { list: `[${URGENCIES.join(', ')}]` })),
  matrix: z
    .record(z.string(), z.array(priorityName).register(expects, say('expected.row')))
    .register(expects, say('expected.rows')),
  /** Whether a service that is critical raises the urgency of its cases, and one that is not lowers it. */
  criticality: onOff.exactOptional(),
});

const hours = z
  .record(z.string(), z.unknown())
  .register(expects, say('expected.hours', { example: '{ mon-thu: 08:00-16:00, fri: 08:00-15:00 }' }));

export const deskFile = z.strictObject({
  desk,
  hours: z.record(z.string(), hours).optional().register(expects, say('expected.mapHours')),
  people: keyed('people', person),
  teams: keyed('teams', team),
  types: caseTypes,
  categories,
  services: keyed('services', service).prefault({}),
  answers: keyed('answers', answer).prefault({}),
  priority,
  groups: keyed('groups', group).prefault({}),
  targets: perPriority(targetTimes),
  escalations: keyed('escalations', policy),
  routes: routes.prefault([]),
  causes,
  solutions,
  major,
  mail,
  review,
  /** Who may come with a case; taken at the start and every night. */
  callers: besideDesk('callers.csv'),
  /** What has a tag; taken likewise. */
  devices: besideDesk('devices.csv'),
});

/** The file as zod gives it back: right in itself, defaults filled in; references are not looked at. */
export type DeskFile = z.infer<typeof deskFile>;
