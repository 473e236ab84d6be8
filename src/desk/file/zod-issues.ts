import { z } from 'zod';
import { didYouMean, nearest } from '../../ground/nearest';
import type { Finding, Path } from './problems';
import { childOf, isMap } from './unchecked';

type Issue = z.core.$ZodIssue;

const WRAPPERS = [z.ZodOptional, z.ZodExactOptional, z.ZodDefault, z.ZodPrefault] as const;

/** What an optional or transformed schema wraps. */
const inside = (schema: unknown): unknown => {
  if (schema instanceof z.ZodPipe) return schema.in;
  return WRAPPERS.flatMap((wrapper) => (schema instanceof wrapper ? [schema.unwrap()] : []))[0];
};

const unwrap = (schema: unknown): unknown => {
  const inner = inside(schema);
  return inner === undefined ? schema : unwrap(inner);
};

const childSchema = (schema: unknown, part: string | number): unknown => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return childOf({ ...inner.shape }, part);
  if (inner instanceof z.ZodRecord) return inner.valueType;
  if (inner instanceof z.ZodArray) return inner.element;
  if (inner instanceof z.ZodTuple) return inner.def.rest;
  if (inner instanceof z.ZodUnion) return inner.options.map((option) => childSchema(option, part)).find(Boolean);
  return undefined;
};

const keysOfSchema = (schema: unknown): readonly string[] => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(keysOfSchema);
  return [];
};

const valuesOfSchema = (schema: unknown): readonly string[] => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) return inner.options.map(String);
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(valuesOfSchema);
  return [];
};

const expectedOf = (schema: unknown): string | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  if (schema.description !== undefined) return schema.description;
  const inner = inside(schema);
  if (inner !== undefined) return expectedOf(inner);
  if (schema instanceof z.ZodObject) return `a map with ${Object.keys(schema.shape).join(', ')}`;
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(', ')}`;
  return undefined;
};

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
    return issue.keys.map((key) => {
      const meant = nearest(key, free);
      return {
        severity: 'error',
        path: [...path, key],
        at: 'key',
        message: `is an unknown key${didYouMean(key, free)}`,
        expected: `one of ${known.join(', ')}`,
        ...(meant !== undefined && { meant }),
      };
    });
  }
  if (issue.code === 'invalid_union' && value !== undefined) {
    const branch = issue.errors.find((issues) => !issues.some(isWrongKind));
    if (branch) return branch.flatMap((inner) => findingsOf(root, raw, inner, path));
  }
  const message = messageOf(issue, value, schema);
  const expected = expectedOf(schema);
  return [
    {
      severity: 'error',
      path,
      message,
      ...(expected !== undefined && { expected }),
      ...((value === undefined || value === null || value === '') && { absence: true as const }),
    },
  ];
};

/** What zod found, as sentences that name what is expected and what was probably meant. */
export const findingsFromZod = (root: z.ZodType, raw: unknown, error: z.ZodError): readonly Finding[] =>
  error.issues.flatMap((issue) => findingsOf(root, raw, issue, []));
