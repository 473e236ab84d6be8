import { z } from 'zod';
import { parseSpan, type SpanProblem } from '../../../calendar/span';
import { type Span } from '../../../calendar/types';
import { asIs, LANGS, type Text } from '../../../ground/lang';
import { say, type TextKey } from '../../../view/text';
import type { Needs } from '../../model';
import { either } from '../problems';

/** Slack cuts a button's and an option's text at 75 characters, and names are shown on both. */
const NAME_MAX = 75;

/** What is expected where something else stands. */
export const expects = z.registry<Text>();

export const EXPECTED_ZONE = say('expected.zone', { example: 'Europe/Copenhagen' });

const upTo = (max: number) => z.string().trim().min(1).max(max);

const NAMED = {
  name: ['expected.name', 'expected.nameIn'],
  text: ['expected.text', 'expected.textIn'],
} as const;

/** What people read: one string for every language, or one string for each. */
export const inLanguages = (what: keyof typeof NAMED, max: number) => {
  const [inOne, inEach] = NAMED[what];
  const one = upTo(max).register(expects, say(inOne, { max }));
  const example = `{ ${LANGS.map((lang) => `${lang}: …`).join(', ')} }`;
  return z
    .union([one.transform((value): Text => asIs(value)), z.strictObject({ da: one, en: one })])
    .register(expects, say(inEach, { max, example }));
};

export const name = upTo(NAME_MAX).register(expects, say('expected.name', { max: NAME_MAX }));
export const text = inLanguages('name', NAME_MAX);

/** Seniority. */
export const level = wholeNumber(1, 9, 'expected.level');
export const skill = upTo(NAME_MAX).register(expects, say('expected.skill'));

const ONE = {
  people: 'expected.keyPerson',
  teams: 'expected.keyTeam',
  categories: 'expected.keyCategory',
  services: 'expected.keyService',
  groups: 'expected.keyGroup',
  hours: 'expected.keyHours',
  approver: 'expected.approver',
} as const;

/** What a word in the file leads to: an entry of a section; in `notify`, a role or a person; of an approval, who gives it. */
export type Led = keyof typeof ONE | 'notify';
export const references = z.registry<{ readonly to: Led }>();

export const key = (to: keyof typeof ONE) =>
  z.string().min(1).register(expects, say(ONE[to])).register(references, { to });

/** What a case needs, and where it goes. */
export const asked = {
  skill: skill.exactOptional(),
  level: level.exactOptional(),
  /** The next line of support: the team that an escalation by function goes to. */
  next: key('teams').exactOptional(),
};

/** What is asked of whoever is called, as one thing. */
export const withNeeds = <T extends Needs>({ skill, level, ...entry }: T) => {
  const needs: Needs = { ...(skill !== undefined && { skill }), ...(level !== undefined && { level }) };
  return { ...entry, ...(Object.keys(needs).length > 0 && { needs }) };
};

const SPAN_WORDS = {
  missing: 'mistake.timeMissing',
  noUnit: 'mistake.noUnit',
  negative: 'mistake.negative',
  notWhole: 'mistake.notWhole',
  mixed: 'mistake.mixed',
  unclear: 'mistake.notUnderstood',
  none: 'mistake.noTimeAtAll',
  long: 'mistake.tooLong',
  percent: 'mistake.tooMuch',
} as const satisfies Record<SpanProblem['type'], TextKey>;

const SPANS = { target: 'expected.span', step: 'expected.stepSpan' } as const;

/** A step's may be a share of the response target. */
export const span = (of: keyof typeof SPANS = 'target') =>
  z
    .string()
    .transform((value, context): Span => {
      const parsed = parseSpan(value);
      if (!('problem' in parsed) && (parsed.kind !== 'percent' || of === 'step')) return parsed;
      const told =
        'problem' in parsed
          ? say(SPAN_WORDS[parsed.problem.type], { ...parsed.problem })
          : say('mistake.shareOnly', { text: value });
      context.addIssue({ code: 'custom', params: { told } });
      return z.NEVER;
    })
    .register(expects, say(SPANS[of]));

const DAY_MS = 86_400_000;

/** How long it is by the clock, in ms: a day is a day, open or not. */
export const clockMs = (time: Span): number => {
  if (time.kind === 'ms') return time.ms;
  return time.kind === 'percent' ? 0 : time.days * DAY_MS;
};

/** The same of what somebody wrote, which must run by the clock. */
export const clockMsIn = (value: string, context: z.RefinementCtx): number => {
  const parsed = parseSpan(value);
  if ('kind' in parsed && (parsed.kind === 'ms' || parsed.kind === 'days')) return clockMs(parsed);
  context.addIssue({ code: 'custom', params: { told: say('mistake.notByTheClock', { text: value }) } });
  return z.NEVER;
};

export const clockTime = z.string().transform(clockMsIn).register(expects, say('expected.clockTime'));

const told = z.object({ told: z.object({ da: z.string(), en: z.string() }) });

/** The sentence that a check of this file gave with its issue. */
export const toldIn = (params: unknown): Text | undefined => told.safeParse(params).data?.told;

export function wholeNumber(
  least: number,
  most: number,
  expected:
    | 'expected.level'
    | 'expected.pings'
    | 'expected.meToos'
    | 'expected.times'
    | 'expected.hops'
    | 'expected.atIntake'
    | 'expected.score',
) {
  return z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
    .register(expects, say(expected));
}

export const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .register(expects, either(['true', 'false']));

export const onOff = z
  .enum(['on', 'off'])
  .register(expects, either(['on', 'off']))
  .transform((value) => value === 'on');

/** A list that is never empty. */
export const some = <S extends z.ZodType>(item: S) =>
  z
    .array(item)
    .min(1)
    .transform(([first, ...rest]): [z.output<S>, ...z.output<S>[]] =>
      first === undefined ? z.NEVER : [first, ...rest],
    );

const MAPS = {
  people: 'expected.mapPeople',
  teams: 'expected.mapTeams',
  categories: 'expected.mapCategories',
  sub: 'expected.mapSub',
  services: 'expected.mapServices',
  answers: 'expected.mapAnswers',
  groups: 'expected.mapGroups',
  escalations: 'expected.mapEscalations',
} as const;

/** A section of the file: each entry knows its key. */
export const keyed = <S extends z.ZodType<object>>(what: keyof typeof MAPS, entry: S) =>
  z
    .record(z.string(), entry)
    .transform((entries) => mapEntries(entries, (key, value) => ({ key, ...value })))
    .register(expects, say(MAPS[what]));

/** Same keys, other values; without a prototype, so that a caller's "constructor" finds nothing. */
export const mapEntries = <From, To>(
  entries: Readonly<Record<string, From>>,
  change: (key: string, value: From) => To,
): Record<string, To> => {
  const result: Record<string, To> = Object.create(null);
  for (const [key, value] of Object.entries(entries)) result[key] = change(key, value);
  return result;
};
