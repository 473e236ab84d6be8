import { ROLES } from './references';
import type { DeskFile } from './schema';
import type {
  Answer,
  Calendar,
  Category,
  Desk,
  DeskPerson,
  EscalationPolicy,
  Impact,
  Notify,
  Priority,
  Service,
  Target,
  Team,
  Urgency,
} from './types';

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
});

const target = ({ response, resolution, noNews, hours }: DeskFile['targets'][Priority]): Target => ({
  response,
  resolution,
  ...(noNews && { noNews }),
  ...(hours !== undefined && { hours }),
});

const notify = (names: readonly string[]): readonly Notify[] =>
  names.map((name) => ROLES.find((role) => role === name) ?? (`person:${name}` as const));

const policy = (key: string, from: DeskFile['escalations'][string]): EscalationPolicy => ({
  key,
  for: from.for,
  ...(from.hours !== undefined && { hours: from.hours }),
  steps: from.steps.map((step) => ({ after: step.after, notify: notify(step.notify) })),
  ...(from.repeat && { repeat: { every: from.repeat.every, notify: notify(from.repeat.notify) } }),
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
});

const answer = (key: string, { name, text }: NonNullable<DeskFile['answers']>[string]): Answer => ({ key, name, text });

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
  });
  const service = (key: string, from: NonNullable<DeskFile['services']>[string]): Service => ({
    key,
    name: from.name,
    category: from.category,
    team: from.team ?? file.categories[from.category]?.team ?? '',
    criticality: from.criticality ?? 'normal',
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
    escalations: Object.entries(file.escalations).map(([key, from]) => policy(key, from)),
  };
};
