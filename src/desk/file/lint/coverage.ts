import { say } from '../../../view/text';
import { PRIORITIES } from '../../model';
import { error, type Finding, quoted, warning } from '../problems';
import { childOf, entriesOf, isMap, keysOf, textOf, textsOf } from '../unchecked';

/** Every team that has no policy of its own. */
const OTHERS = '*';

const keyOf = (priority: string, team: string): string => JSON.stringify([priority, team]);

/** The policy that covers each priority and team: the first that says so. */
type Owners = ReadonlyMap<string, string>;

const ownersOf = (root: unknown): Owners => {
  const owners = new Map<string, string>();
  for (const [key, policy] of entriesOf(childOf(root, 'escalations'))) {
    const teams = childOf(policy, 'teams') === undefined ? [OTHERS] : textsOf(childOf(policy, 'teams'));
    for (const priority of textsOf(childOf(policy, 'for'))) {
      for (const team of teams) if (!owners.has(keyOf(priority, team))) owners.set(keyOf(priority, team), key);
    }
  }
  return owners;
};

/** A priority that another policy has already, or this one names twice. */
const overlapsOfAll = (key: string, policy: unknown, owners: Owners): readonly Finding[] => {
  const priorities = textsOf(childOf(policy, 'for'));
  return priorities.flatMap((priority, i): readonly Finding[] => {
    const owner = owners.get(keyOf(priority, OTHERS)) ?? key;
    const isAgain = priorities.indexOf(priority) < i;
    if ((owner === key || childOf(policy, 'teams') !== undefined) && !isAgain) return [];
    const message = isAgain
      ? say('mistake.twice', { what: priority })
      : say('mistake.hasPolicy', { priority, policy: owner });
    return [error(['escalations', key, 'for', i], message, say('expected.onePolicy'))];
  });
};

const overlapsOfTeams = (key: string, policy: unknown, owners: Owners): readonly Finding[] => {
  const teams = textsOf(childOf(policy, 'teams'));
  const priorities = [...new Set(textsOf(childOf(policy, 'for')))];
  return teams.flatMap((team, i): readonly Finding[] => {
    const path = ['escalations', key, 'teams', i];
    const expected = say('expected.onePolicyTeam');
    if (teams.indexOf(team) < i) return [error(path, say('mistake.twice', { what: quoted([team]) }), expected)];
    const taken = priorities.filter((priority) => (owners.get(keyOf(priority, team)) ?? key) !== key);
    const others = new Set(taken.map((priority) => owners.get(keyOf(priority, team))));
    return [...others].map((other) => {
      const shared = taken.filter((priority) => owners.get(keyOf(priority, team)) === other);
      const values = { team, policy: other ?? '', priorities: shared.join(', ') };
      return error(path, say('mistake.teamHasPolicy', values), expected);
    });
  });
};

/** The teams that a policy is for: those it names, else those without one of their own for one of its priorities. */
export const teamsUnder = (root: unknown, policy: unknown): readonly string[] => {
  if (childOf(policy, 'teams') !== undefined) return textsOf(childOf(policy, 'teams'));
  const owners = ownersOf(root);
  const priorities = textsOf(childOf(policy, 'for'));
  const teams = keysOf(childOf(root, 'teams'));
  return teams.filter((team) => priorities.some((priority) => !owners.has(keyOf(priority, team))));
};

/** Two policies for the same cases, and cases that have none. */
export const lintCoverage = (root: unknown): readonly Finding[] => {
  const escalations = childOf(root, 'escalations');
  if (!isMap(escalations)) return [];
  const owners = ownersOf(root);
  const overlaps = Object.entries(escalations).flatMap(([key, policy]) => [
    ...overlapsOfAll(key, policy, owners),
    ...overlapsOfTeams(key, policy, owners),
  ]);
  const teams = keysOf(childOf(root, 'teams'));
  const bare = PRIORITIES.filter((priority) => !owners.has(keyOf(priority, OTHERS))).flatMap(
    (priority): readonly Finding[] => {
      const left = teams.filter((team) => !owners.has(keyOf(priority, team)));
      if (left.length === 0 && teams.length > 0) return [];
      const message =
        left.length === teams.length
          ? say('mistake.nobodyPinged', { priority })
          : say('mistake.nobodyPingedOf', { priority, teams: quoted(left) });
      const expected = say('expected.inFor', { priority });
      return [warning(['escalations'], message, expected, { at: 'key', absence: true })];
    },
  );
  return [...overlaps, ...bare];
};

/** Key of a person who leads it, or works in it; `everyone` is nobody in particular. */
export const peopleOf = (root: unknown, team: string): readonly string[] => {
  const members = childOf(root, 'teams', team, 'members');
  const lead = textOf(childOf(root, 'teams', team, 'lead'));
  const all = members === 'everyone' ? keysOf(childOf(root, 'people')) : textsOf(members);
  return [...new Set([...all, ...(lead === undefined ? [] : [lead])])];
};
