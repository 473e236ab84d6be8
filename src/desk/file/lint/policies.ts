import type { Finding, Path } from '../problems';
import { childOf, entriesOf, listOf, textOf } from '../unchecked';
import { peopleOf, teamsUnder } from './coverage';
import { hasLevel, hasSkill, lintLacking } from './needs';

/** A list of people or teams to notify, and where it stands. */
interface Notified {
  readonly root: unknown;
  readonly policy: unknown;
  readonly notify: unknown;
  readonly path: Path;
}

/** `next:` the team whose cases these are leads nowhere. */
const lintNext = ({ root, policy, notify, path }: Notified): readonly Finding[] =>
  listOf(notify).flatMap((entry, i): readonly Finding[] => {
    const next = textOf(childOf(entry, 'next'));
    const teams = teamsUnder(root, policy);
    if (next === undefined || !teams.includes(next)) return [];
    const isNamed = childOf(policy, 'teams') !== undefined || teams.length === 1;
    // A policy for every team may well name one of them, as long as that one hears of its own cases, too.
    if (!isNamed && listOf(notify).length > 1) return [];
    const message = isNamed
      ? `the policy is for cases that "${next}" has already`
      : `nobody is told of the cases that "${next}" has already`;
    const expected = isNamed ? 'another team' : 'somebody else beside it, or "teams" without it';
    return [{ severity: isNamed ? 'error' : 'warning', path: [...path, i, 'next'], message, expected }];
  });

const onCallPeople = (root: unknown, team: string): readonly string[] =>
  listOf(childOf(root, 'teams', team, 'onCall', 'layers')).flatMap((layer) =>
    listOf(childOf(layer, 'people')).flatMap((key) => (typeof key === 'string' ? [key] : [])),
  );

const lintWhoIsOnCall = ({ root, policy, notify, path }: Notified): readonly Finding[] => {
  const teams = teamsUnder(root, policy);
  const place = listOf(notify).indexOf('on-call');
  if (place < 0 || teams.length === 0 || teams.some((team) => onCallPeople(root, team).length > 0)) return [];
  const message = `no team that this policy is for has a schedule`;
  return [{ severity: 'warning', path: [...path, place], message, expected: '"onCall" in a team', absence: true }];
};

/** Keys of everybody whom an entry may mean; a channel is nobody. */
const meant = (root: unknown, policy: unknown, entry: unknown): readonly string[] => {
  const teams = teamsUnder(root, policy);
  const role = (name: 'lead' | 'manager') => teams.flatMap((team) => textOf(childOf(root, 'teams', team, name)) ?? []);
  const workers = teams.flatMap((team) => peopleOf(root, team));
  if (entry === 'team') return [];
  if (entry === 'lead' || entry === 'manager') return role(entry);
  if (entry === 'on-call') return teams.flatMap((team) => onCallPeople(root, team));
  if (typeof entry === 'string') return [entry];
  const skill = textOf(childOf(entry, 'skill'));
  const level = textOf(childOf(entry, 'level'));
  if (skill !== undefined) return workers.filter((person) => hasSkill(root, person, skill));
  if (level !== undefined) return workers.filter((person) => hasLevel(root, person, level));
  const next = textOf(childOf(entry, 'next'));
  return next === undefined ? [] : onCallPeople(root, next);
};

/** The field of a person that a way needs. */
const FIELD: Readonly<Record<string, string>> = { mail: 'email', sms: 'phone', call: 'phone', webhook: 'webhook' };

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const lintWays = (root: unknown, policy: unknown, step: unknown, path: Path): readonly Finding[] => {
  const ways = listOf(childOf(step, 'by'));
  const notify = listOf(childOf(step, 'notify'));
  const people = [...new Set(notify.flatMap((entry) => meant(root, policy, entry)))].filter(
    (key) => childOf(root, 'people', key) !== undefined,
  );
  const lacking = ways.flatMap((way, i): readonly Finding[] => {
    if (typeof way !== 'string') return [];
    const field = FIELD[way];
    const without =
      field === undefined ? [] : people.filter((key) => childOf(root, 'people', key, field) === undefined);
    if (field === undefined || without.length === 0) return [];
    const message = `${quoted(without)} cannot be reached by ${way}: no ${field} is given`;
    return [{ severity: 'warning', path: [...path, 'by', i], message, expected: `${field} in people`, absence: true }];
  });
  if (ways.length !== 1 || childOf(step, 'within') === undefined) return lacking;
  const message = `means nothing with one way`;
  return [...lacking, { severity: 'warning', path: [...path, 'within'], message, expected: 'several ways in "by"' }];
};

const lintPolicy = (root: unknown, key: string, policy: unknown): readonly Finding[] => {
  const steps = listOf(childOf(policy, 'steps'));
  const path = ['escalations', key];
  const lists: readonly Notified[] = [
    ...steps.map((step, i) => ({
      root,
      policy,
      notify: childOf(step, 'notify'),
      path: [...path, 'steps', i, 'notify'],
    })),
    { root, policy, notify: childOf(policy, 'repeat', 'notify'), path: [...path, 'repeat', 'notify'] },
  ];
  return [
    ...lists.flatMap((list) => [
      ...lintNext(list),
      ...lintWhoIsOnCall(list),
      ...listOf(list.notify).flatMap((entry, i) =>
        lintLacking(root, teamsUnder(root, policy), entry, [...list.path, i]),
      ),
    ]),
    ...steps.flatMap((step, i) => lintWays(root, policy, step, [...path, 'steps', i])),
  ];
};

/** Policies that reach nobody, or somebody by a way they do not have. */
export const lintPolicies = (root: unknown): readonly Finding[] =>
  entriesOf(childOf(root, 'escalations')).flatMap(([key, policy]) => lintPolicy(root, key, policy));
