import { say } from '../../../view/text';
import { error, type Finding, warning } from '../problems';
import { childOf, entriesOf, isMap, textOf } from '../unchecked';

const ADDRESSES = ['email', 'teams', 'slack'] as const;

/** People who cannot be found in chat, or by an address that is another’s. */
export const lintPeople = (root: unknown): readonly Finding[] => {
  const owners = new Map<string, string>();
  return entriesOf(childOf(root, 'people')).flatMap(([key, person]): readonly Finding[] => {
    if (!isMap(person)) return [];
    if (!ADDRESSES.some((field) => Object.hasOwn(person, field))) {
      const more = { at: 'key', absence: true } as const;
      return [error(['people', key], say('mistake.notInChat'), say('expected.addresses'), more)];
    }
    return ADDRESSES.flatMap((field) => {
      const value = textOf(person[field]);
      if (!value) return [];
      const id = `${field}:${value.toLowerCase()}`;
      const owner = owners.get(id);
      owners.set(id, owner ?? key);
      if (owner === undefined) return [];
      return [error(['people', key, field], say('mistake.addressTaken', { value, owner }), say('expected.oneAddress'))];
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
      return [error([...path, 'members'], say('mistake.nobodyInTeam'), say('expected.someone'))];
    }
    // `everyone` is a first try, where one person may well play every part.
    if (members === 'everyone' || !lead || lead !== childOf(team, 'manager')) return [];
    return [warning([...path, 'manager'], say('mistake.leadIsManager', { lead }))];
  });
