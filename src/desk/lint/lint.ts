import { didYouMean, nearest } from '../../ground/nearest';
import { childOf, entriesOf, isMap, keysOf, listOf, textOf } from '../file/loose';
import type { Finding } from '../file/problems';
import { ROLES } from '../file/references';
import { IMPACTS, URGENCIES } from '../model';
import { findAnswerNonsense } from './answers';

const SECTIONS = ['hours', 'people', 'teams', 'categories', 'services', 'answers', 'escalations'] as const;
const KEY = /^\p{L}[\p{L}\p{N}_-]{0,39}$/u;

const emptySense = (root: unknown): readonly Finding[] =>
  (['people', 'teams', 'categories'] as const).flatMap((section): readonly Finding[] => {
    const entries = childOf(root, section);
    if (!isMap(entries) || Object.keys(entries).length > 0) return [];
    return [{ severity: 'error', path: [section], message: 'is empty', expected: 'at least one entry', absence: true }];
  });

const keySense = (root: unknown): readonly Finding[] =>
  SECTIONS.flatMap((section) =>
    keysOf(childOf(root, section)).flatMap((key): readonly Finding[] => {
      const path = [section, key];
      if (!KEY.test(key)) {
        const expected = 'up to 40 letters, digits, "-" and "_" that begin with a letter';
        return [{ severity: 'error', path, at: 'key', message: `"${key}" cannot be a key`, expected }];
      }
      if (section !== 'people' || ![...ROLES, 'everyone'].includes(key)) return [];
      return [
        { severity: 'error', path, at: 'key', message: `"${key}" means a role, not a person`, expected: 'another key' },
      ];
    }),
  );

const peopleSense = (root: unknown): readonly Finding[] => {
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

const teamSense = (root: unknown): readonly Finding[] =>
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

const namesSense = (root: unknown, field: 'impact' | 'urgency', wanted: readonly string[]): readonly Finding[] => {
  const names = childOf(root, 'priority', field);
  if (!Array.isArray(names) || names.length === 0) return [];
  const path = ['priority', field];
  const expected = `the list [${wanted.join(', ')}], in any order`;
  const twice = names.flatMap((name, i): readonly Finding[] =>
    names.indexOf(name) < i
      ? [{ severity: 'error', path: [...path, i], message: `"${name}" is there twice`, expected }]
      : [],
  );
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length === 0) return twice;
  return [...twice, { severity: 'error', path, message: `lacks ${missing.join(', ')}`, expected, absence: true }];
};

const matrixSense = (root: unknown): readonly Finding[] => {
  const path = ['priority', 'matrix'];
  const matrix = childOf(root, ...path);
  if (!isMap(matrix)) return [];
  const listed = listOf(childOf(root, 'priority', 'urgency'));
  const columns = URGENCIES.every((name) => listed.includes(name)) ? listed : [...URGENCIES];
  const expected = `${columns.length} priorities, for ${columns.join(', ')}`;
  return [
    ...IMPACTS.filter((impact) => !Object.hasOwn(matrix, impact)).map(
      (impact): Finding => ({
        severity: 'error',
        path: [...path, impact],
        message: 'this row is missing',
        expected,
        absence: true,
      }),
    ),
    ...Object.entries(matrix).flatMap(([impact, row]): readonly Finding[] => {
      if (!IMPACTS.some((known) => known === impact)) {
        const free = IMPACTS.filter((known) => !Object.hasOwn(matrix, known));
        const meant = nearest(impact, free);
        const message = `is an unknown impact${didYouMean(impact, free)}`;
        return [
          {
            severity: 'error',
            path: [...path, impact],
            at: 'key',
            message,
            expected: `one of ${IMPACTS.join(', ')}`,
            ...(meant !== undefined && { meant }),
          },
        ];
      }
      if (!Array.isArray(row) || row.length === columns.length) return [];
      return [{ severity: 'error', path: [...path, impact], message: `has ${row.length} columns`, expected }];
    }),
  ];
};

/** What is well formed but makes no sense: keys, people, teams, the matrix and answers. */
export const findNonsense = (root: unknown): readonly Finding[] => [
  ...emptySense(root),
  ...keySense(root),
  ...peopleSense(root),
  ...teamSense(root),
  ...namesSense(root, 'impact', IMPACTS),
  ...namesSense(root, 'urgency', URGENCIES),
  ...matrixSense(root),
  ...findAnswerNonsense(root),
];
