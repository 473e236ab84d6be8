import type { z } from 'zod';
import { didYouMean } from '../../ground/nearest';
import { error, type Finding, type Path, unknownKey } from './problems';
import { childSchema, expectedOf, keysOfSchema, valuesOfSchema } from './schema/walk';
import { childOf, isMap } from './unchecked';

type Issue = z.core.$ZodIssue;

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a map';
  const text = String(value);
  return text.length > 60 ? `"${text.slice(0, 59)}…"` : `"${text}"`;
};

/** zod's own words where a check has none. */
const UNTOLD = 'Invalid input';

const messageOf = (issue: Issue, value: unknown, schema: unknown): string => {
  if (value === undefined) return 'is missing';
  if (value === null || value === '') return 'is empty';
  if (Array.isArray(value) && value.length === 0) return 'is an empty list';
  if (issue.code === 'custom' && issue.message !== UNTOLD) return issue.message.split('; ')[0] ?? issue.message;
  if (issue.code === 'too_big' && typeof value === 'string') return `is ${value.length} characters long`;
  const hint = typeof value === 'string' ? didYouMean(value, valuesOfSchema(schema)) : '';
  return `cannot be ${shown(value)}${hint}`;
};

const isWrongKind = (issue: Issue): boolean =>
  issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'too_big';

const findingsOf = (root: z.ZodType, raw: unknown, issue: Issue, base: Path): readonly Finding[] => {
  const path = [...base, ...issue.path].map((part) => (typeof part === 'symbol' ? String(part) : part));
  const schema = path.reduce<unknown>(childSchema, root);
  const value = childOf(raw, ...path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysOfSchema(schema);
    const free = known.filter((name) => childOf(value, name) === undefined);
    return issue.keys.map((key) => unknownKey([...path, key], 'key', known, free));
  }
  if (issue.code === 'invalid_union' && value !== undefined) {
    const branch = issue.errors.find((issues) => !issues.some(isWrongKind));
    if (branch) return branch.flatMap((inner) => findingsOf(root, raw, inner, path));
  }
  const absence = value === undefined || value === null || value === '';
  return [error(path, messageOf(issue, value, schema), expectedOf(schema), { absence })];
};

/** What zod found, as sentences that name what is expected and what was probably meant. */
export const findingsFromZod = (root: z.ZodType, raw: unknown, { issues }: z.ZodError): readonly Finding[] =>
  issues.flatMap((issue) => findingsOf(root, raw, issue, []));
