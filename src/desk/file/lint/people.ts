import { error, type Finding, warning } from '../problems';
import { childOf, entriesOf, isMap, textOf } from '../unchecked';

const ADDRESSES = ['email', 'teams', 'slack'] as const;

/** People who cannot be found in chat, or by an address that is another’s. */
export const lintPeople = (root: unknown): readonly Finding[] => {
  const owners = new Map<string, string>();
  return entriesOf(childOf(root, 'people')).flatMap(([key, person]): readonly Finding[] => {
    if (!isMap(person)) return [];
    if (!ADDRESSES.some((field) => Object.hasOwn(person, field))) {
      const expected = 'email, teams or slack';
      return [error(['people', key], 'cannot be found in chat', expected, { at: 'key', absence: true })];
    }
    return ADDRESSES.flatMap((field) => {
      const value = textOf(person[field]);
      if (!value) return [];
      const id = `${field}:${value.toLowerCase()}`;
      const owner = owners.get(id);
      owners.set(id, owner ?? key);
      if (owner === undefined) return [];
      return [error(['people', key, field], `"${value}" is also ${owner}'s`, 'one person for each address')];
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
      return [error([...path, 'members'], 'nobody is in this team', 'at least one person, or everyone')];
    }
    // `everyone` is a first try, where one person may well play every part.
    if (members === 'everyone' || !lead || lead !== childOf(team, 'manager')) return [];
    const message = `"${lead}" is lead and manager: a step to the manager reaches the same person`;
    return [warning([...path, 'manager'], message)];
  });
