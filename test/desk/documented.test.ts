import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskFile } from '../../src/desk/file/schema';
import { childSchema, keysOfSchema } from '../../src/desk/file/schema/walk';

const docs = join(__dirname, '..', '..', 'docs');
const [page, example] = ['desk-file.md', 'desk.example.yaml'].map((file) => readFileSync(join(docs, file), 'utf8'));

/** Deep enough for every part of a desk. */
const DEEPEST = 6;

/** The names of all keys that a desk's file may have; what somebody names themselves is none. */
const keysIn = (schema: unknown, depth = 0): readonly string[] => {
  if (schema === undefined || depth > DEEPEST) return [];
  const keys = keysOfSchema(schema);
  const children = keys.length > 0 ? keys : ['any', 0];
  return [...keys, ...children.flatMap((key) => keysIn(childSchema(schema, key), depth + 1))];
};

const KEYS = [...new Set(keysIn(deskFile))];

test('every key of the desk’s file is told of', () => {
  for (const one of ['nudge', 'routes', 'causes', 'sub', 'users', 'approval', 'vip']) expect(KEYS).toContain(one);
  const isTold = (key: string): boolean => new RegExp(`(?<![\\w-])${key}(?=:|\`| |,|\\])`).test(`${page}\n${example}`);
  expect(KEYS.filter((key) => !isTold(key))).toEqual([]);
});

test.each([
  'hops',
  'time',
  'down',
  'nudge',
  'survey',
  'review',
  'types',
  'approval',
  'sub',
  'users',
  'owner',
  'criticality',
  'callers',
  'devices',
  'vip',
  'routes',
  'assign',
  'causes',
  'publicTitles',
  'meToos',
])('the example has %s', (key) => {
  expect(example).toMatch(new RegExp(`(?<![\\w-])${key}:`));
});
