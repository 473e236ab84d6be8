import { didYouMean } from '../../../ground/nearest';
import type { Finding, Path } from '../problems';
import { childOf, entriesOf, keysOf, listOf, textOf } from '../unchecked';
import { peopleOf } from './coverage';

const skillsOf = (root: unknown, person: string): readonly unknown[] =>
  listOf(childOf(root, 'people', person, 'skills'));

/** Seniority is 1 where nothing is said. */
const levelOf = (root: unknown, person: string): number => Number(childOf(root, 'people', person, 'level') ?? 1);

export const hasSkill = (root: unknown, person: string, skill: string): boolean =>
  skillsOf(root, person).includes(skill);

export const hasLevel = (root: unknown, person: string, level: string): boolean =>
  levelOf(root, person) >= Number(level);

/** It may be written right, and be somebody's of another team. */
const hintFor = (skill: string, known: ReadonlySet<string>): string =>
  known.has(skill) ? '' : didYouMean(skill, known);

const quoted = (teams: readonly string[]): string => teams.map((team) => `"${team}"`).join(' or ');

/** A skill or a level, at `path`, that nobody in any of these teams has. */
export const lintLacking = (
  root: unknown,
  teams: readonly string[],
  needs: unknown,
  path: Path,
): readonly Finding[] => {
  const known = teams.filter((team) => childOf(root, 'teams', team) !== undefined);
  if (known.length === 0) return [];
  const people = known.flatMap((team) => peopleOf(root, team));
  const warning = (field: 'skill' | 'level', message: string, expected: string): Finding => ({
    severity: 'warning',
    path: [...path, field],
    message,
    expected,
    absence: true,
  });
  const skill = textOf(childOf(needs, 'skill'));
  const level = textOf(childOf(needs, 'level'));
  const skills = new Set(
    keysOf(childOf(root, 'people')).flatMap((key) => skillsOf(root, key).filter((one) => typeof one === 'string')),
  );
  return [
    ...(skill && !people.some((person) => hasSkill(root, person, skill))
      ? [
          warning(
            'skill',
            `nobody in ${quoted(known)} knows "${skill}"${hintFor(skill, skills)}`,
            'a skill somebody has',
          ),
        ]
      : []),
    ...(level && !people.some((person) => hasLevel(root, person, level))
      ? [warning('level', `nobody in ${quoted(known)} has level ${level} or above`, 'a level somebody has')]
      : []),
  ];
};

/** What categories and services ask of people, and whom they go to next. */
export const lintNeeds = (root: unknown): readonly Finding[] =>
  (['categories', 'services'] as const).flatMap((section) =>
    entriesOf(childOf(root, section)).flatMap(([key, entry]): readonly Finding[] => {
      const category = textOf(childOf(entry, 'category'));
      const own = textOf(childOf(entry, 'team'));
      const team = own ?? (category === undefined ? undefined : textOf(childOf(root, 'categories', category, 'team')));
      if (team === undefined) return [];
      const path = [section, key];
      const next = textOf(childOf(entry, 'next'));
      return [
        ...lintLacking(root, [team], entry, path),
        ...(next === team
          ? [
              {
                severity: 'error' as const,
                path: [...path, 'next'],
                message: `"${team}" has these cases already`,
                expected: 'another team',
              },
            ]
          : []),
      ];
    }),
  );
