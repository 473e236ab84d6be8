import { didYouMean } from '../../ground/nearest';
import { ROLES } from '../model';
import type { Finding, Path } from './problems';
import { childOf, entriesOf, isMap, keysOf, listOf, textOf } from './unchecked';

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

const changedTargets = (root: unknown, section: 'services' | 'groups'): readonly Reference[] =>
  entriesOf(childOf(root, section)).flatMap(([key, entry]) =>
    entriesOf(childOf(entry, 'targets')).map(
      ([priority, target]): Reference => ({
        path: [section, key, 'targets', priority, 'hours'],
        value: childOf(target, 'hours'),
        to: 'hours',
      }),
    ),
  );

/** Words are roles or people; `next: network` names a team. */
const notified = (value: unknown, path: Path): readonly Reference[] => [
  ...list(value, path, 'notify'),
  ...listOf(value).map(
    (entry, i): Reference => ({ path: [...path, i, 'next'], value: childOf(entry, 'next'), to: 'teams' }),
  ),
];

const referencesOf = (root: unknown): readonly Reference[] => [
  ...list(childOf(root, 'desk', 'admins'), ['desk', 'admins'], 'people'),
  ...fields(root, 'teams', { lead: 'people', manager: 'people', hours: 'hours' }),
  ...entriesOf(childOf(root, 'teams')).flatMap(([key, team]) =>
    list(childOf(team, 'members'), ['teams', key, 'members'], 'people'),
  ),
  ...entriesOf(childOf(root, 'teams')).flatMap(([key, team]) =>
    listOf(childOf(team, 'onCall', 'layers')).flatMap((layer, i): readonly Reference[] => {
      const path = ['teams', key, 'onCall', 'layers', i];
      return [
        ...list(childOf(layer, 'people'), [...path, 'people'], 'people'),
        { path: [...path, 'hours'], value: childOf(layer, 'hours'), to: 'hours' },
      ];
    }),
  ),
  ...fields(root, 'categories', { team: 'teams', next: 'teams' }),
  ...fields(root, 'services', { category: 'categories', team: 'teams', next: 'teams' }),
  ...changedTargets(root, 'services'),
  ...changedTargets(root, 'groups'),
  ...entriesOf(childOf(root, 'groups')).flatMap(([key, group]) =>
    list(childOf(group, 'people'), ['groups', key, 'people'], 'people'),
  ),
  ...fields(root, 'targets', { hours: 'hours' }),
  ...fields(root, 'escalations', { hours: 'hours' }),
  ...entriesOf(childOf(root, 'escalations')).flatMap(([key, policy]) => [
    ...list(childOf(policy, 'teams'), ['escalations', key, 'teams'], 'teams'),
    ...listOf(childOf(policy, 'steps')).flatMap((step, i) =>
      notified(childOf(step, 'notify'), ['escalations', key, 'steps', i, 'notify']),
    ),
    ...notified(childOf(policy, 'repeat', 'notify'), ['escalations', key, 'repeat', 'notify']),
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
