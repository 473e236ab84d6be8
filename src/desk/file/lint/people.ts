import type { Finding } from '../problems';
import { childOf, entriesOf, isMap, textOf } from '../unchecked';

/** People who cannot be found in chat, or by an address that is another’s. */
export const lintPeople = (root: unknown): readonly Finding[] => {
  const owners = new Map<string, string>();
  return entriesOf(childOf(root, 'people')).flatMap(([key, person]): readonly Finding[] => {
    if (!isMap(person)) return [];
    const ways = (['email', 'teams', 'slack'] as const).flatMap((field) => {
      const value = textOf(childOf(person, field));
      return value ? [{ field, value }] : [];
    });
    if (!['email', 'teams', 'slack'].some((field) => Object.hasOwn(person, field))) {
      const message = 'cannot be found in chat';
      return [
        {
          severity: 'error',
          path: ['people', key],
          at: 'key',
          message,
          expected: 'email, teams or slack',
          absence: true,
        },
      ];
    }
    return ways.flatMap(({ field, value }): readonly Finding[] => {
      const id = `${field}:${value.toLowerCase()}`;
      const owner = owners.get(id);
      if (owner === undefined) {
        owners.set(id, key);
        return [];
      }
      const message = `"${value}" is also ${owner}'s`;
      return [{ severity: 'error', path: ['people', key, field], message, expected: 'one person for each address' }];
    });
  });
};

/** Teams of nobody, and a manager who is the lead. */
export const lintTeams = (root: unknown): readonly Finding[] =>
  entriesOf(childOf(root, 'teams')).flatMap(([key, team]): readonly Finding[] => {
    const members = childOf(team, 'members');
    const lead = textOf(childOf(team, 'lead'));
    const path = ['teams', key];
    if (Array.isArray(members) && members.length === 0) {
      const expected = 'at least one person, or everyone';
      return [{ severity: 'error', path: [...path, 'members'], message: 'nobody is in this team', expected }];
    }
    // `everyone` is a first try, where one person may well play every part.
    if (members === 'everyone' || !lead || lead !== childOf(team, 'manager')) return [];
    const message = `"${lead}" is lead and manager: a step to the manager reaches the same person`;
    return [{ severity: 'warning', path: [...path, 'manager'], message }];
  });
