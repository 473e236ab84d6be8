import { type Calendar, type Span } from '../../calendar/types';
import {
  type Answer,
  type CallerGroup,
  type Category,
  type Desk,
  type DeskPerson,
  type EscalationPolicy,
  type Impact,
  type Needs,
  type Notify,
  type OnCall,
  type OnCallLayer,
  PRIORITIES,
  type Priority,
  type Service,
  type Storm,
  type Target,
  type TargetChanges,
  type Team,
  type Urgency,
} from '../model';
import { ROLES } from './references';
import type { DeskFile } from './schema';

type Group = NonNullable<DeskFile['groups']>[string];

/** Same keys, other values; without a prototype, so that a caller's "constructor" finds nothing. */
const mapEntries = <From, To>(
  entries: Readonly<Record<string, From>>,
  change: (key: string, value: From) => To,
): Readonly<Record<string, To>> => {
  const result: Record<string, To> = Object.create(null);
  for (const [key, value] of Object.entries(entries)) result[key] = change(key, value);
  return result;
};

const person = (key: string, from: DeskFile['people'][string]): DeskPerson => ({
  key,
  name: from.name,
  ...(from.email !== undefined && { email: from.email }),
  ids: [...(from.teams ? [`teams:${from.teams}`] : []), ...(from.slack ? [`slack:${from.slack}`] : [])],
  ...(from.level !== undefined && { level: from.level }),
  skills: from.skills ?? [],
  ...(from.phone !== undefined && { phone: from.phone }),
  ...(from.webhook !== undefined && { webhook: from.webhook }),
});

const target = ({ response, resolution, noNews, hours }: DeskFile['targets'][Priority]): Target => ({
  response,
  resolution,
  ...(noNews && { noNews }),
  ...(hours !== undefined && { hours }),
});

const targetChanges = (from: Group['targets']): TargetChanges => {
  const changes: Partial<Record<Priority, Partial<Target>>> = {};
  for (const priority of PRIORITIES) {
    const change = from?.[priority];
    if (!change) continue;
    changes[priority] = {
      ...(change.response && { response: change.response }),
      ...(change.resolution && { resolution: change.resolution }),
      ...(change.noNews && { noNews: change.noNews }),
      ...(change.hours !== undefined && { hours: change.hours }),
    };
  }
  return changes;
};

const group = (key: string, from: Group): CallerGroup => ({
  key,
  name: from.name,
  people: from.people ?? [],
  emails: from.emails ?? [],
  targets: targetChanges(from.targets),
});

const needs = ({ skill, level }: { skill?: string | undefined; level?: number | undefined }): { needs?: Needs } =>
  skill === undefined && level === undefined
    ? {}
    : { needs: { ...(skill !== undefined && { skill }), ...(level !== undefined && { level }) } };

const onCall = (from: NonNullable<DeskFile['teams'][string]['onCall']>, zone: string): OnCall => {
  const [first, ...rest] = from.layers.map((layer): OnCallLayer => {
    const [one = '', ...others] = layer.people;
    return {
      from: layer.from,
      at: layer.at ?? '08:00',
      days: layer.every,
      people: [one, ...others],
      ...(layer.hours !== undefined && { hours: layer.hours }),
    };
  });
  if (!first) throw new Error('The schedule was checked, yet has no layer');
  return {
    zone: from.zone ?? zone,
    gap: from.gap ?? 'lead',
    announceDays: from.announce ?? 3,
    layers: [first, ...rest],
  };
};

type NotifyEntry = DeskFile['escalations'][string]['steps'][number]['notify'][number];

const notifyOne = (entry: NotifyEntry): Notify => {
  if (typeof entry === 'string') {
    const role = ROLES.find((one) => one === entry);
    return role ? { type: role } : { type: 'person', key: entry };
  }
  if (entry.level !== undefined) return { type: 'level', level: entry.level };
  return entry.skill === undefined ? { type: 'next', team: entry.next ?? '' } : { type: 'skill', skill: entry.skill };
};

const CHAT_ONLY = ['chat'] as const;
const WITHIN: Span = { kind: 'ms', ms: 300_000, text: '5m' };

const policy = (key: string, from: DeskFile['escalations'][string]): EscalationPolicy => ({
  key,
  for: from.for,
  ...(from.teams && { teams: from.teams }),
  ...(from.hours !== undefined && { hours: from.hours }),
  steps: from.steps.map((step) => {
    const [way, ...ways] = step.by ?? CHAT_ONLY;
    return {
      after: step.after,
      notify: step.notify.map(notifyOne),
      by: [way ?? 'chat', ...ways],
      within: step.within ?? WITHIN,
    };
  }),
  ...(from.repeat && {
    repeat: {
      every: from.repeat.every,
      notify: from.repeat.notify.map(notifyOne),
      ...(from.repeat.times !== undefined && { times: from.repeat.times }),
    },
  }),
});

const matrix = (priority: DeskFile['priority']): Desk['matrix'] => {
  const row = (impact: Impact) => {
    const cell = (urgency: Urgency): Priority => {
      const found = priority.matrix[impact]?.[priority.urgency.indexOf(urgency)];
      if (!found) throw new Error(`The matrix was checked, yet has no ${impact} × ${urgency}`);
      return found;
    };
    return { working: cell('working'), hindered: cell('hindered'), stopped: cell('stopped') };
  };
  return { me: row('me'), team: row('team'), department: row('department'), everybody: row('everybody') };
};

const category = (key: string, from: DeskFile['categories'][string]): Category => ({
  key,
  name: from.name,
  team: from.team,
  words: from.words ?? [],
  confidential: from.confidential ?? false,
  ...needs(from),
  ...(from.next !== undefined && { next: from.next }),
});

const answer = (key: string, { name, text }: NonNullable<DeskFile['answers']>[string]): Answer => ({ key, name, text });

const stormOf = (from: DeskFile['desk']['storm']): Storm => {
  const within = from?.within;
  if (within?.kind === 'days') return { over: from?.over ?? STORM.over, withinMs: within.days * 86_400_000 };
  return { over: from?.over ?? STORM.over, withinMs: within?.kind === 'ms' ? within.ms : STORM.withinMs };
};

const STORM: Storm = { over: 8, withinMs: 10 * 60_000 };

/** Makes the desk of a file in which no error was found; `version` is the hash of its text. */
export const buildDesk = (file: DeskFile, calendars: ReadonlyMap<string, Calendar>, version: string): Desk => {
  const { desk } = file;
  const languages = desk.languages;
  const team = (key: string, from: DeskFile['teams'][string]): Team => ({
    key,
    name: from.name,
    members: from.members,
    lead: from.lead,
    ...(from.manager !== undefined && { manager: from.manager }),
    hours: from.hours,
    language: from.language ?? languages[0],
    ...(from.slackGroup !== undefined && { slackGroup: from.slackGroup }),
    ...(from.onCall && { onCall: onCall(from.onCall, desk.zone) }),
  });
  const service = (key: string, from: NonNullable<DeskFile['services']>[string]): Service => ({
    key,
    name: from.name,
    category: from.category,
    team: from.team ?? file.categories[from.category]?.team ?? '',
    criticality: from.criticality ?? 'normal',
    ...needs(from),
    ...((from.next ?? file.categories[from.category]?.next) !== undefined && {
      next: from.next ?? file.categories[from.category]?.next ?? '',
    }),
    targets: targetChanges(from.targets),
  });
  return {
    id: desk.id,
    version,
    name: desk.name,
    prefix: desk.prefix,
    languages,
    zone: desk.zone,
    autoClose: desk.autoClose,
    admins: desk.admins ?? [],
    ...(desk.emoji !== undefined && { emoji: desk.emoji }),
    hours: mapEntries(Object.fromEntries(calendars), (_, calendar) => calendar),
    people: mapEntries(file.people, person),
    teams: mapEntries(file.teams, team),
    categories: mapEntries(file.categories, category),
    services: mapEntries(file.services ?? {}, service),
    answers: mapEntries(file.answers ?? {}, answer),
    matrix: matrix(file.priority),
    targets: {
      P1: target(file.targets.P1),
      P2: target(file.targets.P2),
      P3: target(file.targets.P3),
      P4: target(file.targets.P4),
      P5: target(file.targets.P5),
    },
    groups: mapEntries(file.groups ?? {}, group),
    pauses: desk.pauses ?? ['caller'],
    storm: stormOf(desk.storm),
    escalations: Object.entries(file.escalations).map(([key, from]) => policy(key, from)),
  };
};
