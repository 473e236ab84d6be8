import { say } from '../../../view/text';
import { error, type Finding, type Path, quoted, warning } from '../problems';
import { childOf, entriesOf, listOf, textItemsOf, textOf, textsOf } from '../unchecked';
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
    const place = [...path, i, 'next'];
    if (isNamed) return [error(place, say('mistake.ownCases', { team: next }), say('expected.otherTeam'))];
    return [warning(place, say('mistake.nobodyTold', { team: next }), say('expected.somebodyBeside'))];
  });

const onCallPeople = (root: unknown, team: string): readonly string[] =>
  listOf(childOf(root, 'teams', team, 'onCall', 'layers')).flatMap((layer) => textsOf(childOf(layer, 'people')));

const lintWhoIsOnCall = ({ root, policy, notify, path }: Notified): readonly Finding[] => {
  const teams = teamsUnder(root, policy);
  const place = listOf(notify).indexOf('on-call');
  if (place < 0 || teams.length === 0 || teams.some((team) => onCallPeople(root, team).length > 0)) return [];
  return [warning([...path, place], say('mistake.noSchedule'), say('expected.onCallIn'), { absence: true })];
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

const lintWays = (root: unknown, policy: unknown, step: unknown, path: Path): readonly Finding[] => {
  const ways = childOf(step, 'by');
  const notify = listOf(childOf(step, 'notify'));
  const people = [...new Set(notify.flatMap((entry) => meant(root, policy, entry)))].filter(
    (key) => childOf(root, 'people', key) !== undefined,
  );
  const lacking = textItemsOf(ways).flatMap(([i, way]) => {
    const field = FIELD[way];
    if (field === undefined) return [];
    const without = people.filter((key) => childOf(root, 'people', key, field) === undefined);
    if (without.length === 0) return [];
    const message = say('mistake.notReached', { people: quoted(without), way, field });
    return [warning([...path, 'by', i], message, say('expected.fieldIn', { field }), { absence: true })];
  });
  if (listOf(ways).length !== 1 || childOf(step, 'within') === undefined) return lacking;
  return [...lacking, warning([...path, 'within'], say('mistake.within'), say('expected.severalWays'))];
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
