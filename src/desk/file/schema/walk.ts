import { z } from 'zod';
import type { Text } from '../../../ground/lang';
import { say } from '../../../view/text';
import { oneOf } from '../problems';
import { childOf } from '../unchecked';
import { expects, references } from './fields';

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

export const childSchema = (schema: unknown, part: string | number): unknown => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return childOf({ ...inner.shape }, part);
  if (inner instanceof z.ZodRecord) return inner.valueType;
  if (inner instanceof z.ZodArray) return inner.element;
  if (inner instanceof z.ZodTuple) return inner.def.rest;
  if (inner instanceof z.ZodUnion) return inner.options.map((option) => childSchema(option, part)).find(Boolean);
  return undefined;
};

export const keysOfSchema = (schema: unknown): readonly string[] => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(keysOfSchema);
  return [];
};

export const valuesOfSchema = (schema: unknown): readonly string[] => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) return inner.options.map(String);
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(valuesOfSchema);
  return [];
};

export const expectedOf = (schema: unknown): Text | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const said = expects.get(schema);
  if (said !== undefined) return said;
  const inner = inside(schema);
  if (inner !== undefined) return expectedOf(inner);
  if (schema instanceof z.ZodObject) return say('expected.mapWith', { keys: Object.keys(schema.shape).join(', ') });
  return schema instanceof z.ZodEnum ? oneOf(schema.options.map(String)) : undefined;
};

/** Where a word leads that the schema takes. */
export const leadsTo = (schema: unknown): ReturnType<typeof references.get> => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return inner.options.map(leadsTo).find(Boolean);
  return inner instanceof z.ZodType ? references.get(inner) : undefined;
};
