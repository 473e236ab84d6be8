import { addSpan, nextOpening } from '../../../calendar/business-time';
import { parseSpan } from '../../../calendar/span';
import { type Calendar, type Span } from '../../../calendar/types';
import { say } from '../../../view/text';
import { ROLES } from '../../model';
import { error, type Finding, warning } from '../problems';
import { childOf, entriesOf, keysOf, listOf, textOf } from '../unchecked';
import { teamsUnder } from './coverage';

type Calendars = ReadonlyMap<string, Calendar>;

const spanOf = (value: unknown): Span | undefined => {
  const parsed = parseSpan(textOf(value) ?? '');
  return 'problem' in parsed ? undefined : parsed;
};

/** The calendars that a target or policy may run by: its own, else those of the teams. A common week: no holidays. */
const calendarsFor = (
  root: unknown,
  hours: unknown,
  calendars: Calendars,
  teams: readonly string[] = keysOf(childOf(root, 'teams')),
): readonly Calendar[] => {
  const keys = hours === undefined ? teams.map((team) => childOf(root, 'teams', team, 'hours')) : [hours];
  return [...new Set(keys)].flatMap((key) => {
    const calendar = typeof key === 'string' ? calendars.get(key) : undefined;
    return calendar ? [{ zone: 'UTC', week: calendar.week }] : [];
  });
};

const MONDAY = new Date('2026-01-05T00:00:00Z');

/** Moments are compared as they fall for a case that is logged when the week opens on Monday. */
const start = (calendar: Calendar): Date => nextOpening(calendar, MONDAY);

const lintTargets = (root: unknown, calendars: Calendars): readonly Finding[] =>
  entriesOf(childOf(root, 'targets')).flatMap(([key, target]): readonly Finding[] => {
    const response = spanOf(childOf(target, 'response'));
    const resolution = spanOf(childOf(target, 'resolution'));
    if (!response || !resolution || response.kind === 'percent' || resolution.kind === 'percent') return [];
    const wrong = calendarsFor(root, childOf(target, 'hours'), calendars).some(
      (calendar) => addSpan(response, start(calendar), calendar) > addSpan(resolution, start(calendar), calendar),
    );
    if (!wrong) return [];
    const message = say('mistake.responseLate', { response: response.text, resolution: resolution.text });
    return [warning(['targets', key, 'response'], message, say('expected.atMost', { value: resolution.text }))];
  });

/** When each step fires; undefined for one that cannot be read. */
const moments = (
  spans: readonly (Span | undefined)[],
  calendar: Calendar,
  response: Span | undefined,
  responseCalendar: Calendar,
): readonly (Date | undefined)[] => {
  const from = start(calendar);
  const target = response && response.kind !== 'percent' ? addSpan(response, from, responseCalendar) : undefined;
  return spans.map((span) => {
    if (!span || (span.kind === 'percent' && !target)) return undefined;
    return span.kind === 'percent' && target
      ? addSpan(span, from, responseCalendar, { from, dueAt: target })
      : addSpan(span, from, calendar);
  });
};

const lintSteps = (root: unknown, calendars: Calendars, key: string, policy: unknown): readonly Finding[] => {
  const spans = listOf(childOf(policy, 'steps')).map((step) => spanOf(childOf(step, 'after')));
  const teams = teamsUnder(root, policy);
  const runs = listOf(childOf(policy, 'for')).flatMap((priority) => {
    const target = typeof priority === 'string' ? childOf(root, 'targets', priority) : undefined;
    return calendarsFor(root, childOf(policy, 'hours'), calendars, teams).flatMap((calendar) => {
      const [first = calendar] = calendarsFor(root, childOf(target, 'hours'), calendars, teams);
      return [moments(spans, calendar, spanOf(childOf(target, 'response')), first)];
    });
  });
  return spans.flatMap((span, i): readonly Finding[] => {
    const before = spans[i - 1];
    const rises = runs.every((at) => {
      const [one, other] = [at[i - 1], at[i]];
      return !one || !other || one < other;
    });
    if (!span || !before || rises) return [];
    const message = say('mistake.stepOrder', { span: span.text, before: before.text });
    return [error(['escalations', key, 'steps', i, 'after'], message, say('expected.rising'))];
  });
};

const lintSameName = (key: string, policy: unknown): readonly Finding[] => {
  const named = new Set<unknown>();
  return listOf(childOf(policy, 'steps')).flatMap((step, i) => {
    const notify = listOf(childOf(step, 'notify'));
    const names = notify.filter((name) => !ROLES.some((role) => role === name));
    const again = names.filter((name) => named.has(name));
    for (const name of names) named.add(name);
    return again.map((name) => {
      const path = ['escalations', key, 'steps', i, 'notify', notify.indexOf(name)];
      return warning(path, say('mistake.notifiedBefore', { name: String(name) }), say('expected.somebodyElse'));
    });
  });
};

/** What is well formed but makes no sense in time: targets and the steps of escalation policies. */
export const lintTime = (root: unknown, calendars: Calendars): readonly Finding[] => [
  ...lintTargets(root, calendars),
  ...entriesOf(childOf(root, 'escalations')).flatMap(([key, policy]) => [
    ...lintSteps(root, calendars, key, policy),
    ...lintSameName(key, policy),
  ]),
];
