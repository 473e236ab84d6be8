import { z } from 'zod';
import { zoneFindings } from '../desk/file/hours';
import { problemOf } from '../desk/file/positions';
import { atTop, error, type Finding, type Problem, quoted } from '../desk/file/problems';
import { expects } from '../desk/file/schema/fields';
import { isMap } from '../desk/file/unchecked';
import { readYaml } from '../desk/file/yaml';
import { findingsFromZod } from '../desk/file/zod-issues';
import { CASE_TYPES, type Desk, PRIORITIES } from '../desk/model';
import { fold } from '../ground/fold';
import { nearest } from '../ground/nearest';
import { areaKey, areasOf } from '../incident/policies/area';
import { STATUSES } from '../incident/types';
import { calledIn } from '../registers/rows';
import { say } from '../view/text';
import { DATE_FORMATS } from './dates';

const MAX = 200;
const word = z
  .string()
  .trim()
  .min(1)
  .max(MAX)
  .register(expects, say('expected.importWord', { max: MAX }));
const names = z
  .union([word.transform((one) => [one]), z.array(word).min(1)])
  .register(expects, say('expected.importColumns'));
const levels = z
  .string()
  .regex(/^[1-9](?:\s*,\s*[1-9])*$/)
  .register(expects, say('expected.importLevels'))
  .transform((told) => told.split(',').map(Number));
/** What a column of another tool's file can be. */
export const FIELDS = [
  'number',
  'at',
  'title',
  'details',
  'where',
  'caller',
  'email',
  'operator',
  'team',
  'level',
  'category',
  'sub',
  'type',
  'priority',
  'status',
  'substatus',
  'resolved',
  'closed',
  'reopened',
  'resolution',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

const NEEDED = ['number', 'at'] as const satisfies readonly Field[];

const columns = z.strictObject({
  ...z.object(Object.fromEntries(FIELDS.map((field) => [field, names]))).partial().shape,
  ...Object.fromEntries(NEEDED.map((field) => [field, names])),
});

const mapFile = z.strictObject({
  base: word.exactOptional(),
  from: word,
  rows: z.enum(['cases', 'events']),
  dates: z.enum(DATE_FORMATS),
  zone: word.exactOptional(),
  columns,
  also: z.array(word).exactOptional(),
  values: z
    .strictObject({
      status: z.record(z.string(), z.enum(STATUSES)).exactOptional(),
      priority: z.record(z.string(), z.enum(PRIORITIES)).exactOptional(),
      type: z.record(z.string(), z.enum(CASE_TYPES)).exactOptional(),
      level: z.record(z.string(), levels).exactOptional(),
      team: z.record(z.string(), word).exactOptional(),
      category: z.record(z.string(), word).exactOptional(),
    })
    .exactOptional(),
  otherwise: z
    .strictObject({
      team: word.exactOptional(),
      category: word.exactOptional(),
      priority: z.enum(PRIORITIES).exactOptional(),
      status: z.enum(STATUSES).exactOptional(),
    })
    .exactOptional(),
});
type MapFile = z.output<typeof mapFile>;

type Values<T> = ReadonlyMap<string, T>;
type Filed<K extends keyof NonNullable<MapFile['values']>> = NonNullable<NonNullable<MapFile['values']>[K]>[string];

/** How the file of another tool is read. Values are found by how they read when they are folded. */
export interface HistoryMap extends Pick<MapFile, 'from' | 'rows' | 'dates' | 'zone'> {
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Columns that are kept as lines of the details. */
  readonly also: readonly string[];
  readonly values: { readonly [K in keyof NonNullable<MapFile['values']>]-?: Values<Filed<K>> };
  readonly otherwise: NonNullable<MapFile['otherwise']>;
}

export interface ReadMap {
  readonly map?: HistoryMap;
  readonly problems: readonly Problem[];
}

/** `over` in place of what `under` says, section by section. */
const laidOver = (under: unknown, over: unknown): unknown => {
  if (!isMap(under) || !isMap(over)) return over ?? under;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, laidOver(under[key], over[key])]));
};

const foldedValues = <T>(values: Readonly<Record<string, T>> = {}): Values<T> =>
  new Map(Object.entries(values).map(([told, means]) => [fold(told), means]));

const mapOf = ({
  from,
  rows,
  dates,
  zone,
  columns: named,
  also = [],
  values = {},
  otherwise = {},
}: MapFile): HistoryMap => ({
  from,
  rows,
  dates,
  ...(zone !== undefined && { zone }),
  columns: Object.fromEntries(Object.entries(named).map(([field, all = []]) => [field, all.map(calledIn)])),
  also,
  values: {
    status: foldedValues(values.status),
    priority: foldedValues(values.priority),
    type: foldedValues(values.type),
    level: foldedValues(values.level),
    team: foldedValues(values.team),
    category: foldedValues(values.category),
  },
  otherwise,
});

/** What a map says of a zone that there is not, and of teams and categories that the desk does not have. */
const unknownIn = ({ zone, values = {}, otherwise = {} }: MapFile, desk: Desk): readonly Finding[] => {
  const teams = Object.keys(desk.teams);
  const areas = areasOf(desk).map(areaKey);
  const check =
    (known: readonly string[], what: 'mistake.noTeam' | 'mistake.noCategory') =>
    ([path, name]: readonly [readonly string[], string | undefined]): readonly Finding[] =>
      name === undefined || known.includes(name)
        ? []
        : [error(path, say(what, { name }), quoted(known), { hint: nearest(name, known) })];
  const inSection = (section: 'team' | 'category') =>
    Object.entries(values[section] ?? {}).map(([told, name]) => [['values', section, told], name] as const);
  return [
    ...zoneFindings(['zone'], zone),
    ...[...inSection('team'), [['otherwise', 'team'], otherwise.team] as const].flatMap(check(teams, 'mistake.noTeam')),
    ...[...inSection('category'), [['otherwise', 'category'], otherwise.category] as const].flatMap(
      check(areas, 'mistake.noCategory'),
    ),
  ];
};

/**
 * Reads a map and finds every mistake in it, each with its line and column. `shipped`: the text of a map that comes with
 * Vagt, which this one may begin with; undefined where there is no such map.
 */
export const readMap = (text: string, desk: Desk, shipped: (name: string) => string | undefined): ReadMap => {
  const yaml = readYaml(text);
  if (!yaml.content) return { problems: yaml.problems };
  const own = yaml.content.root;
  if (!isMap(own)) return { problems: [...yaml.problems, atTop(say('mistake.importNoMap'))] };
  const base = own['base'];
  const under = typeof base === 'string' ? shipped(base) : undefined;
  if (base !== undefined && under === undefined) {
    const finding = error(['base'], say('mistake.importNoBase', { name: typeof base === 'string' ? base : '' }));
    return { problems: [...yaml.problems, problemOf(yaml.positions, finding)] };
  }
  const root = under === undefined ? own : laidOver(readYaml(under).content?.root, own);
  const parsed = mapFile.safeParse(root);
  const findings = parsed.success ? unknownIn(parsed.data, desk) : findingsFromZod(mapFile, root, parsed.error);
  const problems = [...yaml.problems, ...findings.map((finding) => problemOf(yaml.positions, finding))];
  if (!parsed.success || problems.some(({ severity }) => severity === 'error')) return { problems };
  return { map: mapOf(parsed.data), problems };
};
