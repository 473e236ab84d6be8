import { nearest } from '../../../ground/nearest';
import { say } from '../../../view/text';
import { eitherQuoted, error, type Finding, type Path, warning } from '../problems';
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
const hintFor = (skill: string, known: ReadonlySet<string>): string | undefined =>
  known.has(skill) ? undefined : nearest(skill, known);

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
  const among = eitherQuoted(known);
  const findings: Finding[] = [];
  if (skill && !people.some((person) => hasSkill(root, person, skill))) {
    const more = { absence: true, hint: hintFor(skill, skills) };
    const message = say('mistake.nobodyKnows', { teams: among, skill });
    findings.push(warning([...path, 'skill'], message, say('expected.skillHad'), more));
  }
  if (level && !people.some((person) => hasLevel(root, person, level))) {
    const message = say('mistake.nobodyLevel', { teams: among, level });
    findings.push(warning([...path, 'level'], message, say('expected.levelHad'), { absence: true }));
  }
  return findings;
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
        ...entriesOf(childOf(entry, 'sub')).flatMap(([sub, part]) =>
          lintLacking(root, [team], part, [...path, 'sub', sub]),
        ),
        ...(isOwn ? [error([...path, 'next'], say('mistake.ownTeam', { team }), say('expected.otherTeam'))] : []),
      ];
    }),
  );
