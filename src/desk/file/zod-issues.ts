import type { z } from 'zod';
import type { Text } from '../../ground/lang';
import { nearest } from '../../ground/nearest';
import { say } from '../../view/text';
import { error, type Finding, type Path, unknownKey } from './problems';
import { toldIn } from './schema/fields';
import { childSchema, expectedOf, keysOfSchema, valuesOfSchema } from './schema/walk';
import { childOf, isMap } from './unchecked';

type Issue = z.core.$ZodIssue;

const cannotBe = (value: unknown): Text => {
  if (Array.isArray(value)) return say('mistake.cannotBeList');
  if (isMap(value)) return say('mistake.cannotBeMap');
  const text = String(value);
  return say('mistake.cannotBe', { value: text.length > 60 ? `${text.slice(0, 59)}…` : text });
};

/** What is wrong; zod's own words are for programmers. */
const messageOf = (issue: Issue, value: unknown): Text => {
  if (value === undefined) return say('mistake.missing');
  if (value === null || value === '') return say('mistake.empty');
  if (Array.isArray(value) && value.length === 0) return say('mistake.emptyList');
  const told = issue.code === 'custom' ? toldIn(issue.params) : undefined;
  if (told) return told;
  if (issue.code === 'too_big' && typeof value === 'string') return say('mistake.length', { count: value.length });
  return cannotBe(value);
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
    return issue.keys.map((key) => unknownKey([...path, key], say('mistake.unknownKey'), known, free));
  }
  if (issue.code === 'invalid_union' && value !== undefined) {
    const branch = issue.errors.find((issues) => !issues.some(isWrongKind));
    if (branch) return branch.flatMap((inner) => findingsOf(root, raw, inner, path));
  }
  const absence = value === undefined || value === null || value === '';
  const hint = typeof value === 'string' ? nearest(value, valuesOfSchema(schema)) : undefined;
  return [error(path, messageOf(issue, value), expectedOf(schema), { absence, hint })];
};

/** What zod found, as sentences that name what is expected and what was probably meant. */
export const findingsFromZod = (root: z.ZodType, raw: unknown, { issues }: z.ZodError): readonly Finding[] =>
  issues.flatMap((issue) => findingsOf(root, raw, issue, []));
