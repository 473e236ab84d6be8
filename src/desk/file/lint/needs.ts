import { didYouMean } from '../../../ground/nearest';
import { error, type Finding, type Path, quoted, warning } from '../problems';
import { childOf, entriesOf, keysOf, textOf, textsOf } from '../unchecked';
import { peopleOf } from './coverage';

const skillsOf = (root: unknown, person: string): readonly string[] =>
  textsOf(childOf(root, 'people', person, 'skills'));

/** Seniority is 1 where nothing is said. */
const levelOf = (root: unknown, person: string): number => Number(childOf(root, 'people', person, 'level') ?? 1);

export const hasSkill = (root: unknown, person: string, skill: string): boolean =>
  skillsOf(root, person).includes(skill);

export const hasLevel = (root: unknown, person: string, level: string): boolean =>
  levelOf(root, person) >= Number(level);

/** It may be written right, and be somebody's of another team. */
const hintFor = (skill: string, known: ReadonlySet<string>): string =>
  known.has(skill) ? '' : didYouMean(skill, known);

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
  const skill = textOf(childOf(needs, 'skill'));
  const level = textOf(childOf(needs, 'level'));
  const skills = new Set(keysOf(childOf(root, 'people')).flatMap((key) => skillsOf(root, key)));
  const nobody = `nobody in ${quoted(known, ' or ')}`;
  const lacking = (field: 'skill' | 'level', message: string): Finding =>
    warning([...path, field], `${nobody} ${message}`, `a ${field} somebody has`, { absence: true });
  return [
    ...(skill && !people.some((person) => hasSkill(root, person, skill))
      ? [lacking('skill', `knows "${skill}"${hintFor(skill, skills)}`)]
      : []),
    ...(level && !people.some((person) => hasLevel(root, person, level))
      ? [lacking('level', `has level ${level} or above`)]
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
      const isOwn = textOf(childOf(entry, 'next')) === team;
      return [
        ...lintLacking(root, [team], entry, path),
        ...(isOwn ? [error([...path, 'next'], `"${team}" has these cases already`, 'another team')] : []),
      ];
    }),
  );
