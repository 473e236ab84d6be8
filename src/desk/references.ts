import { childOf, entriesOf, isMap, keysOf, listOf, textOf } from './loose';
import type { Finding, Path } from './problems';
import { didYouMean } from './suggest';

/** Roles that a step may notify; everything else in `notify` is the key of a person. */
export const ROLES = ['team', 'lead', 'manager'] as const;

interface Reference {
  readonly path: Path;
  readonly value: unknown;
  readonly to: 'people' | 'teams' | 'categories' | 'hours' | 'notify';
}

const list = (value: unknown, path: Path, to: Reference['to']): readonly Reference[] =>
  listOf(value).map((item, i) => ({ path: [...path, i], value: item, to }));

const fields = (
  root: unknown,
  section: string,
  wanted: Readonly<Record<string, Reference['to']>>,
): readonly Reference[] =>
  entriesOf(childOf(root, section)).flatMap(([key, entry]) =>
    Object.entries(wanted).map(([field, to]) => ({ path: [section, key, field], value: childOf(entry, field), to })),
  );

const referencesOf = (root: unknown): readonly Reference[] => [
  ...list(childOf(root, 'desk', 'admins'), ['desk', 'admins'], 'people'),
  ...fields(root, 'teams', { lead: 'people', manager: 'people', hours: 'hours' }),
  ...entriesOf(childOf(root, 'teams')).flatMap(([key, team]) =>
    list(childOf(team, 'members'), ['teams', key, 'members'], 'people'),
  ),
  ...fields(root, 'categories', { team: 'teams' }),
  ...fields(root, 'services', { category: 'categories', team: 'teams' }),
  ...fields(root, 'targets', { hours: 'hours' }),
  ...fields(root, 'escalations', { hours: 'hours' }),
  ...entriesOf(childOf(root, 'escalations')).flatMap(([key, policy]) => [
    ...listOf(childOf(policy, 'steps')).flatMap((step, i) =>
      list(childOf(step, 'notify'), ['escalations', key, 'steps', i, 'notify'], 'notify'),
    ),
    ...list(childOf(policy, 'repeat', 'notify'), ['escalations', key, 'repeat', 'notify'], 'notify'),
  ]),
];

const NONE: Readonly<Record<Reference['to'], string>> = {
  people: 'there is no person',
  teams: 'there is no team',
  categories: 'there is no category',
  hours: 'there are no hours',
  notify: 'there is no role or person',
};

const short = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');

/** Names that lead nowhere. Looks at content that zod may have refused elsewhere; a section that is not a map is left to zod. */
export const findReferences = (root: unknown): readonly Finding[] => {
  const people = keysOf(childOf(root, 'people'));
  const known: Readonly<Record<Reference['to'], readonly string[]>> = {
    people,
    teams: keysOf(childOf(root, 'teams')),
    categories: keysOf(childOf(root, 'categories')),
    hours: [...new Set([...keysOf(childOf(root, 'hours')), 'always'])],
    notify: [...ROLES, ...people],
  };
  const sectionOf = (to: Reference['to']): unknown => childOf(root, to === 'notify' ? 'people' : to);
  return referencesOf(root).flatMap(({ path, value, to }): readonly Finding[] => {
    const name = textOf(value);
    if (name === undefined || name === '' || known[to].includes(name)) return [];
    if (to !== 'hours' && !isMap(sectionOf(to))) return [];
    return [
      {
        severity: 'error',
        path,
        message: `${NONE[to]} "${name}"${didYouMean(name, known[to])}`,
        expected: known[to].length === 0 ? `a key of ${to}` : `one of ${short(known[to])}`,
        absence: true,
      },
    ];
  });
};
