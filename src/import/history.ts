import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import type { Desk } from '../desk/model';
import type { Named } from '../ground/actor';
import type { Text } from '../ground/lang';
import { LIMITS } from '../ground/limits';
import type { EventOf } from '../incident/events';
import { evolve } from '../incident/evolve';
import { storedType } from '../incident/policies/case-type';
import { UNASSESSED } from '../incident/policies/priority';
import type { StoredIncident } from '../incident/stored';
import { type Incident, QUESTIONS } from '../incident/types';
import { cut } from './cut';
import { figuresOf, type HistoryFigures } from './figures';
import type { HistoryMap } from './map';
import { isUnknown, type Places } from './places';
import type { HistoryRow } from './row';
import { endOf, isOver, type Step, stepsOfCase, stepsOfLog, strangerOf } from './steps';

type BroughtOver = EventOf<'broughtOver'>;

/** One case of another tool's file as it will lie here, but for its own number and for who its caller is. */
export interface History {
  /** Its key among all that came from elsewhere. */
  readonly key: string;
  readonly opened: Date;
  /** Address of its caller. */
  readonly email?: string;
  readonly steps: readonly Step[];
  readonly figures: HistoryFigures;
  /** It had not ended there. */
  readonly isOpen: boolean;
  readonly begins: (caller: Named, hash: string) => Omit<BroughtOver, 'incident' | 'number'>;
  readonly caller: Named;
}

/** A line of the file, and what is wrong with it. */
export interface NotTaken {
  readonly line: number;
  readonly column: string;
  readonly told: Text;
}

/** `TOPdesk I2401-001`: no two tools have the same. */
export const keyOf = ({ from }: Pick<HistoryMap, 'from'>, number: string): string => `${from} ${number}`;

/** The first row that tells it. */
const first = <K extends keyof HistoryRow>(rows: readonly HistoryRow[], field: K): HistoryRow[K] | undefined =>
  rows.find((row) => row[field] !== undefined)?.[field];

/** The newest row that tells it. */
const newest = <K extends keyof HistoryRow>(rows: readonly HistoryRow[], field: K): HistoryRow[K] | undefined =>
  first(rows.toReversed(), field);

const detailsOf = (rows: readonly HistoryRow[]): string => {
  const lines = [...new Set(rows.flatMap(({ also }) => also))];
  return cut([first(rows, 'details') ?? '', lines.join('\n')].filter(Boolean).join('\n\n'), LIMITS.details);
};

/** The rows of one case as a history here; or what of it this desk does not know. */
export const historyOf = (
  read: readonly [HistoryRow, ...HistoryRow[]],
  map: HistoryMap,
  desk: Desk,
  places: Places,
): History | NotTaken => {
  const [row] = read;
  const rows = map.rows === 'events' ? read.toSorted((a, b) => a.at.getTime() - b.at.getTime()) : read;
  const { number } = row;
  const { line, called } = rows.at(-1) ?? row;
  const area = places.area(newest(rows, 'category'), newest(rows, 'sub'));
  if (isUnknown(area)) return { line, column: called.category, told: area.told };
  const lastTeam = newest(rows, 'team');
  const team = places.team(lastTeam, area.area);
  if (typeof team !== 'string') return { line, column: called.team, told: team.told };

  const steps = map.rows === 'events' ? stepsOfLog(rows, map) : stepsOfCase(row, map);
  const opened = map.rows === 'events' ? (steps[0]?.at ?? row.at) : row.at;
  const endedAt = map.rows === 'events' ? (steps.at(-1)?.at ?? opened) : endOf(row);
  const isDated = row.closed !== undefined || row.resolved !== undefined;
  const status = newest(rows, 'status') ?? (isDated ? 'closed' : undefined);
  const isOpen = !isOver(status);
  const operator = newest(rows, 'operator');
  const [name, email] = [first(rows, 'caller'), first(rows, 'email')];
  const resolution = newest(rows, 'resolution');
  const details = detailsOf(rows);
  const where = first(rows, 'where');
  const type = first(rows, 'type');

  return {
    key: keyOf(map, number),
    opened,
    ...(email !== undefined && { email: email.toLowerCase() }),
    steps,
    figures: figuresOf(steps),
    isOpen,
    caller: strangerOf(name ?? email ?? map.from),
    begins: (caller, hash) => ({
      type: 'broughtOver',
      at: opened,
      by: caller,
      deskVersion: desk.version,
      desk: desk.id,
      source: 'import',
      externalKey: keyOf(map, number),
      title: cut(first(rows, 'title') ?? number, LIMITS.title),
      ...(details !== '' && { details }),
      ...(where !== undefined && { where: cut(where, LIMITS.where) }),
      attachments: [],
      language: desk.languages[0],
      confidential: desk.categories[area.area.category]?.confidential ?? false,
      ...storedType(type ?? 'incident', desk),
      ...area.area,
      ...(area.isSaid && { categorisedBy: strangerOf(map.from) }),
      team,
      ...UNASSESSED,
      unanswered: [...QUESTIONS],
      priority: newest(rows, 'priority') ?? 'P3',
      caller,
      ...(operator !== undefined && { owner: strangerOf(operator) }),
      imported: {
        from: map.from,
        number,
        ...(lastTeam !== undefined && { team: lastTeam }),
        ...(isOpen && { open: true }),
        hash,
      },
      ended: {
        as: status === 'cancelled' ? 'cancelled' : 'closed',
        at: endedAt,
        ...(resolution !== undefined && { resolution: cut(resolution, LIMITS.text) }),
      },
    }),
  };
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Letters of an id, five bits each. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LETTERS = 16;

/** The same case has the same id, whoever brings it over; ids sort by when a case began. */
export const idOf = (desk: string, key: string, opened: Date): string => {
  const bytes = digest(`${desk} ${key}`).subarray(0, RANDOM_LETTERS);
  return encodeTime(Math.max(0, opened.getTime())) + [...bytes].map((byte) => LETTERS[byte & 31]).join('');
};

/** Tells whether two files say the same of a case, and it is the same to this desk. */
export const hashOf = ({ begins, steps }: History, caller: Named): string => {
  const { deskVersion: _, ...said } = begins(caller, '');
  return digest(JSON.stringify([said, steps]))
    .toString('base64url')
    .slice(0, 22);
};

/** What lies here of a case that is brought over: an end, whatever it was; nothing is due, and nothing is said. */
export const recordOf = (
  { begins, steps }: History,
  caller: Named,
  hash: string,
  { id, number, version }: { readonly id: string; readonly number: number; readonly version: number },
): StoredIncident => {
  const beginning: BroughtOver = { ...begins(caller, hash), incident: id, number };
  const { deskVersion } = beginning;
  const events = [beginning, ...steps.map((step) => ({ ...step, type: 'elsewhere', deskVersion }) as const)];
  const state = events.reduce<Incident | undefined>(evolve, undefined);
  if (!state) throw new Error('A history has a beginning');
  const timeline = events.map((event, n) => ({ ...event, id: `${version}.${n}` }));
  return { state, version, timeline, outbox: [], keys: [] };
};
