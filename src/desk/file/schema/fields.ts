import { z } from 'zod';
import { parseSpan } from '../../../calendar/span';
import { type Span } from '../../../calendar/types';
import { LANGS, type Text } from '../../../ground/lang';

/** Slack cuts a button's and an option's text at 75 characters, and names are shown on both. */
const NAME_MAX = 75;

const upTo = (max: number) => z.string().trim().min(1).max(max);

/** What people read: one string for every language, or one string for each. */
export const inLanguages = (what: string, max: number) => {
  const expected = `${what} of at most ${max} characters`;
  const one = upTo(max).describe(expected);
  return z
    .union([one.transform((value): Text => ({ da: value, en: value })), z.strictObject({ da: one, en: one })])
    .describe(`${expected}, or { ${LANGS.map((lang) => `${lang}: …`).join(', ')} }`);
};

export const name = upTo(NAME_MAX).describe(`a name of at most ${NAME_MAX} characters`);
export const text = inLanguages('a name', NAME_MAX);

/** Seniority. */
export const level = wholeNumber(1, 9, 'a level from 1 to 9');
export const skill = upTo(NAME_MAX).describe('a word for what somebody knows, e.g. vpn');

const ONE = { people: 'a person', teams: 'a team', categories: 'a category', hours: 'hours' } as const;

/** What a word in the file leads to: an entry of a section; in `notify`, a role or a person. */
export type Led = keyof typeof ONE | 'notify';
export const references = z.registry<{ readonly to: Led }>();

export const key = (to: keyof typeof ONE) =>
  z.string().min(1).describe(`the key of ${ONE[to]}`).register(references, { to });

/** What a case needs, and where it goes. */
export const asked = {
  skill: skill.exactOptional(),
  level: level.exactOptional(),
  /** The next line of support: the team that an escalation by function goes to. */
  next: key('teams').exactOptional(),
};

export const span = (expected = 'a duration such as 30s, 15m, 4h, 2d or 2wd', percent: 'percent' | 'none' = 'none') =>
  z
    .string()
    .transform((value, context): Span => {
      const parsed = parseSpan(value);
      if (!('problem' in parsed) && (parsed.kind !== 'percent' || percent === 'percent')) return parsed;
      const share = `"${value}" is a share of the response target, which only a step can be`;
      context.addIssue({ code: 'custom', message: 'problem' in parsed ? parsed.problem : share });
      return z.NEVER;
    })
    .describe(expected);

export function wholeNumber(least: number, most: number, expected: string) {
  return z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
    .describe(expected);
}

export const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .describe('true or false');

/** A list that is never empty. */
export const some = <S extends z.ZodType>(item: S) =>
  z
    .array(item)
    .min(1)
    .transform(([first, ...rest]): [z.output<S>, ...z.output<S>[]] =>
      first === undefined ? z.NEVER : [first, ...rest],
    );

/** A section of the file: each entry knows its key. */
export const keyed = <S extends z.ZodType<object>>(what: string, entry: S) =>
  z
    .record(z.string(), entry)
    .transform((entries) => mapEntries(entries, (key, value) => ({ key, ...value })))
    .describe(`a map of ${what}`);

/** Same keys, other values; without a prototype, so that a caller's "constructor" finds nothing. */
export const mapEntries = <From, To>(
  entries: Readonly<Record<string, From>>,
  change: (key: string, value: From) => To,
): Record<string, To> => {
  const result: Record<string, To> = Object.create(null);
  for (const [key, value] of Object.entries(entries)) result[key] = change(key, value);
  return result;
};
