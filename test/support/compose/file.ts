import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = join(__dirname, '../../..');
const text = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

/** compose.yaml as it is written, anchors and merges resolved. */
export const composeText = (): string => text('compose.yaml');
export const composeOf = (yaml: string): unknown => parse(yaml, { merge: true });

type Def = Readonly<Record<string, unknown>>;
const def = z.record(z.string(), z.unknown());

/** zod reads all of the published schema but `unevaluatedProperties`: what a part takes from others is put into it. */
const flat = (defs: Readonly<Record<string, Def>>, name: string): Def => {
  const { allOf, unevaluatedProperties: _, ...own } = defs[name] ?? {};
  const parts = z.array(z.object({ $ref: z.string() })).parse(allOf ?? []);
  const all = [...parts.map(({ $ref }) => flat(defs, $ref.split('/').at(-1) ?? '')), own];
  const merged = (key: string): Def =>
    Object.fromEntries(all.flatMap((one) => Object.entries(def.parse(one[key] ?? {}))));
  return {
    ...own,
    type: 'object',
    properties: merged('properties'),
    patternProperties: merged('patternProperties'),
    additionalProperties: false,
  };
};

/** The Compose Specification's own schema. */
export const composeSchema = (): z.ZodType => {
  const { $defs, ...schema } = def.parse(JSON.parse(text('test/fixtures/compose/compose-spec.json')));
  const defs = z.record(z.string(), def).parse($defs);
  const closed = Object.keys(defs).filter((name) => 'unevaluatedProperties' in (defs[name] ?? {}));
  const flattened = Object.fromEntries(closed.map((name) => [name, flat(defs, name)]));
  return z.fromJSONSchema({ ...schema, $defs: { ...defs, ...flattened } });
};

const variables = z.record(z.string(), z.coerce.string()).optional();

/** What Vagt's own file uses of it. */
export const services = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      env_file: z.string().optional(),
      environment: variables,
      command: z.array(z.string()).optional(),
      healthcheck: z.object({ test: z.array(z.string()) }),
      ports: z.array(z.string()).default([]),
      volumes: z.array(z.string()),
      restart: z.string(),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});

/** `${NAME}` and `${NAME:?why}` filled in as Compose does. */
export const interpolated = (value: string, from: Readonly<Record<string, string>>): string =>
  value.replace(/\$\{(\w{1,40})(?::\?[^}]{0,200})?\}/g, (_, name: string) => {
    const found = from[name];
    if (!found) throw new Error(`${name} is not set`);
    return found;
  });

/** `.env` as somebody fills it in: the example, and this. */
export const dotEnv = (more: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const read = z.record(z.string(), z.string()).parse({ ...parseEnv(text('.env.example')) });
  return { ...read, ...more };
};

/** Variables that a service of compose.yaml gets. */
export const environmentOf = (name: string, env: Readonly<Record<string, string>>): Record<string, string> => {
  const { environment = {}, env_file: file } = services.parse(composeOf(composeText())).services[name] ?? {};
  const own = Object.entries(environment).map(([key, value]) => [key, interpolated(value, env)]);
  return { ...(file === undefined ? {} : env), ...Object.fromEntries(own) };
};
