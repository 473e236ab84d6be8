import { openRangesOn } from '../../../calendar/open-hours';
import type { Calendar } from '../../../calendar/types';
import { LANGS } from '../../../ground/lang';
import { nearest } from '../../../ground/nearest';
import { say } from '../../../view/text';
import { isOfPattern, isWithin, ROUTE_CONDITIONS, type RouteCondition } from '../../routes';
import { error, type Finding, oneOf, type Path, warning } from '../problems';
import { childOf, isMap, keysOf, listOf, textOf, textsOf } from '../unchecked';
import { peopleOf } from './coverage';
import { lintLacking } from './needs';

interface Rules {
  readonly root: unknown;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** A rule as it stands in the file, with its place. */
interface Rule {
  readonly rule: unknown;
  readonly path: Path;
}

const wantedOf = (rule: unknown, on: RouteCondition): string | undefined => textOf(childOf(rule, 'if', on));

/** The parts of a category by their whole names: `network`, `network.vpn`. */
const categoriesOf = (root: unknown): readonly string[] =>
  keysOf(childOf(root, 'categories')).flatMap((category) => [
    category,
    ...keysOf(childOf(root, 'categories', category, 'sub')).map((sub) => `${category}.${sub}`),
  ]);

const lintCategory = (root: unknown, { rule, path }: Rule): readonly Finding[] => {
  const name = wantedOf(rule, 'category');
  if (!name || !isMap(childOf(root, 'categories'))) return [];
  const known = categoriesOf(root);
  if (known.includes(name)) return [];
  const more = { absence: true, hint: nearest(name, known) };
  return [error([...path, 'if', 'category'], say('mistake.noCategory', { name }), oneOf(known.slice(0, 12)), more)];
};

/** The team that a rule leads to; undefined where that is the case's own. */
const teamOf = (rule: unknown): string | undefined => {
  const to = childOf(rule, 'to');
  return textOf(to) ?? textOf(childOf(to, 'team'));
};

const isSomebody = (root: unknown, team: string, person: string): boolean => peopleOf(root, team).includes(person);

/** Whom a rule leads to, and how they are found there. */
const lintDestination = (root: unknown, { rule, path }: Rule): readonly Finding[] => {
  const team = teamOf(rule);
  const person = textOf(childOf(rule, 'to', 'person'));
  const by = textOf(childOf(rule, 'by'));
  const skill = textOf(childOf(rule, 'skill'));
  const teams = keysOf(childOf(root, 'teams'));
  const findings: Finding[] = [];
  if (person !== undefined && childOf(root, 'people', person) !== undefined) {
    const place = [...path, 'to', 'person'];
    const isThere = (team === undefined ? teams : [team]).some((one) => isSomebody(root, one, person));
    if (!isThere && team !== undefined && teams.includes(team)) {
      findings.push(error(place, say('mistake.stranger', { person, team }), say('expected.ofTeam')));
    }
    if (!isThere && team === undefined) {
      findings.push(error(place, say('mistake.inNoTeam', { person }), say('expected.ofATeam')));
    }
    if (by !== undefined)
      findings.push(error([...path, 'by'], say('mistake.byOfPerson'), say('expected.teamOrPerson')));
  }
  if (skill !== undefined && by !== undefined && by !== 'skill') {
    findings.push(error([...path, 'skill'], say('mistake.skillBy', { by }), say('expected.bySkill')));
  }
  if (team === undefined || !teams.includes(team)) return findings;
  if (by === 'skill') findings.push(...lintLacking(root, [team], rule, path));
  if (by === 'on-call' && childOf(root, 'teams', team, 'onCall') === undefined) {
    findings.push(warning([...path, 'by'], say('mistake.teamNoSchedule', { team }), say('expected.onCallIn')));
  }
  if (childOf(rule, 'assign') === 'true' && by === undefined && person === undefined) {
    findings.push(warning([...path, 'assign'], say('mistake.assignNobody'), say('expected.byOrPerson')));
  }
  return findings;
};

/** A Monday of a year without end: holidays and closing days do not count between two calendars. */
const A_WEEK = Array.from({ length: 7 }, (_, i) => 20_458 + i);

/** Whether one is open whenever the other is. */
const holds = (outer: Calendar | undefined, inner: Calendar | undefined): boolean => {
  if (!outer || !inner || outer.zone !== inner.zone) return false;
  if ((outer.holidays ?? inner.holidays) !== inner.holidays) return false;
  if (outer.closed?.some((day) => !inner.closed?.includes(day))) return false;
  const bare = ({ zone, week }: Calendar): Calendar => ({ zone, week });
  return A_WEEK.every((day) =>
    openRangesOn(bare(inner), day).every(([from, to]) =>
      openRangesOn(bare(outer), day).some(([opens, closes]) => opens <= from && to <= closes),
    ),
  );
};

/** Whether whatever fits this rule is what `wanted` asks for. */
const IMPLIES: Readonly<Record<RouteCondition, (rules: Rules, rule: unknown, wanted: string) => boolean>> = {
  category: ({ root }, rule, wanted) => {
    const own = wantedOf(rule, 'category');
    const service = wantedOf(rule, 'service');
    const theirs = service === undefined ? undefined : textOf(childOf(root, 'services', service, 'category'));
    return [own, theirs].some((one) => one !== undefined && isWithin(one, wanted));
  },
  service: (_, rule, wanted) => wantedOf(rule, 'service') === wanted,
  device: (_, rule, wanted) => {
    const own = wantedOf(rule, 'device');
    // A pattern is among those of another if it is so with any sign for each of its stars.
    return own !== undefined && isOfPattern(own.replaceAll('*', '\u{10ffff}'), wanted);
  },
  group: (_, rule, wanted) => wantedOf(rule, 'group') === wanted,
  language: (_, rule, wanted) => wantedOf(rule, 'language') === wanted,
  type: (_, rule, wanted) => wantedOf(rule, 'type') === wanted,
  hour: ({ calendars }, rule, wanted) => {
    const own = wantedOf(rule, 'hour');
    if (wanted === 'always') return true;
    return own !== undefined && (own === wanted || holds(calendars.get(wanted), calendars.get(own)));
  },
};

/** Whether `first` takes all that `rule` could. */
const covers = (rules: Rules, first: unknown, rule: unknown): boolean =>
  ROUTE_CONDITIONS.every((on) => {
    const wanted = wantedOf(first, on);
    return wanted === undefined || IMPLIES[on](rules, rule, wanted);
  });

const said = (value: unknown): string => JSON.stringify(value) ?? '';
const destinationOf = (rule: unknown): string =>
  (['to', 'by', 'skill', 'assign'] as const).map((part) => said(childOf(rule, part))).join(' ');

/** A rule that an earlier one leaves nothing to; with the same conditions, the two say opposite things. */
const lintOrder = (rules: Rules, { rule, path }: Rule, earlier: readonly unknown[]): readonly Finding[] => {
  const at = earlier.findIndex((first) => covers(rules, first, rule));
  if (at < 0) return [];
  const first = earlier[at];
  const isSame = covers(rules, rule, first);
  const number = at + 1;
  if (isSame && destinationOf(first) === destinationOf(rule)) {
    return [warning(path, say('mistake.ruleTwice', { number }), say('expected.everyRuleOnce'))];
  }
  const message = say(isSame ? 'mistake.ruleOpposed' : 'mistake.neverFits', { number });
  return [warning(path, message, say('expected.ruleBefore', { number }))];
};

/** What no case can be, whatever stands before the rule. */
const lintNever = (root: unknown, { rule, path }: Rule): readonly Finding[] => {
  const language = wantedOf(rule, 'language');
  const languages = textsOf(childOf(root, 'desk', 'languages'));
  const service = wantedOf(rule, 'service');
  const category = wantedOf(rule, 'category');
  const own = service === undefined ? undefined : textOf(childOf(root, 'services', service, 'category'));
  const place = (on: RouteCondition): Path => [...path, 'if', on];
  return [
    ...(LANGS.some((lang) => lang === language) && languages.length > 0 && !languages.includes(language ?? '')
      ? [warning(place('language'), say('mistake.neverWritten', { language: language ?? '' }), oneOf(languages))]
      : []),
    ...(service !== undefined && category !== undefined && own !== undefined && !isWithin(category, own)
      ? [warning(place('category'), say('mistake.otherCategory', { service, category: own }), oneOf([own]))]
      : []),
  ];
};

/** Rules that lead nowhere, that can never fit, and two that say opposite things. */
export const lintRoutes = (root: unknown, calendars: ReadonlyMap<string, Calendar>): readonly Finding[] => {
  const rules = listOf(childOf(root, 'routes')).filter(isMap);
  return rules.flatMap((rule, i) => {
    const one = { rule, path: ['routes', i] };
    return [
      ...lintCategory(root, one),
      ...lintDestination(root, one),
      ...lintNever(root, one),
      ...lintOrder({ root, calendars }, one, rules.slice(0, i)),
    ];
  });
};
