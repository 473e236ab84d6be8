import { nearest } from '../../ground/nearest';
import { say, type TextKey } from '../../view/text';
import { APPROVERS, ROLES } from '../model';
import { error, type Finding, oneOf, type Path } from './problems';
import { deskFile } from './schema';
import type { Led } from './schema/fields';
import { childSchema, leadsTo } from './schema/walk';
import { childOf, entriesOf, isMap, keysOf } from './unchecked';

interface Reference {
  readonly path: Path;
  readonly name: string;
  readonly to: Led;
}

/** Every word in the content that, as the schema says, leads to something else in it. */
const referencesIn = (schema: unknown, value: unknown, path: Path = []): readonly Reference[] => {
  if (schema === undefined) return [];
  if (typeof value === 'string') {
    const led = leadsTo(schema);
    return led ? [{ path, name: value, to: led.to }] : [];
  }
  const parts = Array.isArray(value) ? [...value.entries()] : entriesOf(value);
  return parts.flatMap(([part, child]) => referencesIn(childSchema(schema, part), child, [...path, part]));
};

const NONE = {
  people: 'mistake.noPerson',
  teams: 'mistake.noTeam',
  categories: 'mistake.noCategory',
  services: 'mistake.noService',
  groups: 'mistake.noGroup',
  hours: 'mistake.noHours',
  approver: 'mistake.noApprover',
  notify: 'mistake.noRole',
} as const satisfies Record<Led, TextKey>;

const short = (names: readonly string[]): readonly string[] =>
  names.length > 12 ? [...names.slice(0, 11), `${names[11] ?? ''} …`] : names;

/** Names that lead nowhere. Looks at content that zod may have refused elsewhere; a section that is not a map is left to zod. */
export const findReferences = (root: unknown): readonly Finding[] => {
  const people = keysOf(childOf(root, 'people'));
  const known: Readonly<Record<Led, readonly string[]>> = {
    people,
    teams: keysOf(childOf(root, 'teams')),
    categories: keysOf(childOf(root, 'categories')),
    services: keysOf(childOf(root, 'services')),
    groups: keysOf(childOf(root, 'groups')),
    hours: [...new Set([...keysOf(childOf(root, 'hours')), 'always'])],
    notify: [...ROLES, ...people],
    approver: [...APPROVERS, ...people],
  };
  /** A section that is not there at all is missed elsewhere, unless a desk can do without it. */
  const isThere = (to: Led): boolean => {
    const section = childOf(root, to === 'notify' || to === 'approver' ? 'people' : to);
    return to === 'hours' || isMap(section) || (section === undefined && (to === 'services' || to === 'groups'));
  };
  return referencesIn(deskFile, root)
    .filter(({ name, to }) => name !== '' && !known[to].includes(name) && isThere(to))
    .map(({ path, name, to }) => {
      const expected = known[to].length === 0 ? say('expected.keyOf', { section: to }) : oneOf(short(known[to]));
      return error(path, say(NONE[to], { name }), expected, { absence: true, hint: nearest(name, known[to]) });
    });
};
