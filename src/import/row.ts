import { CASE_TYPES, type CaseType, type Desk, PRIORITIES, type Priority } from '../desk/model';
import { fold } from '../ground/fold';
import type { Text } from '../ground/lang';
import type { Status } from '../incident/types';
import type { CellProblem, Cells, Column, ReadRow, Sheet } from '../registers/register';
import { say } from '../view/text';
import { readDate } from './dates';
import { FIELDS, type Field, type HistoryMap } from './map';

/** A long case has a long history: more than this is no row any more. */
const MOST_RECORD = 1024 * 1024;
/** A column that is kept has a key that is no field's. */
const ALSO = 'also:';
/** Those that people wrote in. */
const LONG: ReadonlySet<Field> = new Set(['details', 'resolution', 'note']);
const NEEDED: ReadonlySet<Field> = new Set(['number', 'at']);

const WORDS = [
  'title',
  'details',
  'where',
  'caller',
  'email',
  'operator',
  'team',
  'category',
  'sub',
  'resolution',
  'note',
] as const;
type Words = (typeof WORDS)[number];
const MOMENTS = ['at', 'resolved', 'closed', 'reopened'] as const;
type Moments = (typeof MOMENTS)[number];

/** One row of another tool's file: a whole case, or one thing that happened to it. */
export interface HistoryRow extends Readonly<Partial<Record<Words, string>>>, Readonly<Partial<Record<Moments, Date>>> {
  readonly line: number;
  readonly number: string;
  readonly at: Date;
  readonly status?: Status;
  /** Its status in the words of that tool. */
  readonly said?: string;
  readonly levels?: readonly number[];
  readonly type?: CaseType;
  readonly priority?: Priority;
  /** Lines that are kept in the details. */
  readonly also: readonly string[];
  /** What the file calls these columns. */
  readonly called: { readonly team: string; readonly category: string };
}

export const columnsOf = ({ columns, also }: HistoryMap): readonly Column[] => [
  ...FIELDS.flatMap((key): readonly Column[] => {
    const [first, ...others] = columns[key] ?? [];
    if (first === undefined) return [];
    return [
      {
        key,
        names: [first, ...others],
        prefers: true,
        most: MOST_RECORD,
        ...(NEEDED.has(key) && { required: true }),
        ...(LONG.has(key) && { keepsLines: true }),
      },
    ];
  }),
  ...also.map(
    (name): Column => ({ key: `${ALSO}${name}`, names: [name.toLowerCase()], prefers: true, most: MOST_RECORD }),
  ),
];

/** What a cell means, or that it means nothing. */
type Meaning<T> = { readonly is?: T; readonly told?: Text };

const valueIn = <T>(values: ReadonlyMap<string, T>, ...told: readonly string[]): T | undefined =>
  told.map((one) => values.get(fold(one))).find((found) => found !== undefined);

const statusIn = (cells: Cells, { values, otherwise }: HistoryMap): Meaning<Status> => {
  const { status, substatus } = cells;
  if (status === undefined) return {};
  const found = valueIn(values.status, ...(substatus === undefined ? [] : [`${status}/${substatus}`]), status);
  const is = found ?? otherwise.status;
  return is ? { is } : { told: say('import.noStatus', { found: status }) };
};

const oneOf = <T extends string>(
  cell: string | undefined,
  values: ReadonlyMap<string, T>,
  known: readonly T[],
  otherwise: T | undefined,
  told: (found: string) => Text,
): Meaning<T> => {
  if (cell === undefined) return otherwise === undefined ? {} : { is: otherwise };
  const is = valueIn(values, cell) ?? known.find((one) => fold(one) === fold(cell)) ?? otherwise;
  return is === undefined ? { told: told(cell) } : { is };
};

const levelsIn = (cell: string | undefined, { values }: HistoryMap): Meaning<readonly number[]> => {
  if (cell === undefined) return {};
  const is = valueIn(values.level, cell) ?? (/^[1-9]$/.test(cell) ? [Number(cell)] : undefined);
  return is ? { is } : { told: say('import.noLevel', { found: cell }) };
};

const momentIn = (cell: string | undefined, { dates, zone }: HistoryMap, desk: Desk): Meaning<Date> => {
  if (cell === undefined) return {};
  const is = readDate(cell, dates, zone ?? desk.zone);
  return is ? { is } : { told: say('import.noDate', { found: cell, format: dates }) };
};

const isThere = <T>(one: T | undefined): one is T => one !== undefined;

/** Reads one row by its map; a row with a cell that means nothing is left out. */
const readRow = (
  cells: Cells,
  { line, called }: Pick<HistoryRow, 'line' | 'called'>,
  map: HistoryMap,
  desk: Desk,
): ReadRow<HistoryRow> => {
  const problems: CellProblem[] = [];
  const known = <T>(column: Field, { is, told }: Meaning<T>): T | undefined => {
    if (told) problems.push({ column, told });
    return is;
  };
  const { number, status: told, substatus } = cells;
  if (number === undefined) problems.push({ column: 'number', told: say('import.empty') });
  const moments = MOMENTS.map((one) => [one, known(one, momentIn(cells[one], map, desk))] as const);
  if (cells['at'] === undefined) problems.push({ column: 'at', told: say('import.empty') });
  const status = known('status', statusIn(cells, map));
  const levels = known('level', levelsIn(cells['level'], map));
  const type = known(
    'type',
    oneOf(cells['type'], map.values.type, CASE_TYPES, undefined, (found) => say('import.noType', { found })),
  );
  const priority = known(
    'priority',
    oneOf(cells['priority'], map.values.priority, PRIORITIES, map.otherwise.priority, (found) =>
      say('import.noPriority', { found }),
    ),
  );
  const { at, ...others } = Object.fromEntries(moments.filter(([, moment]) => isThere(moment)));
  if (number === undefined || !at || problems.length > 0)
    return { problems, ...(number !== undefined && { of: number }) };
  const words = WORDS.flatMap((one) => (cells[one] === undefined ? [] : [[one, cells[one]] as const]));
  return {
    problems,
    row: {
      line,
      called,
      number,
      at,
      ...others,
      ...Object.fromEntries(words),
      ...(status && { status }),
      ...(told !== undefined && { said: [told, substatus].filter(isThere).join(' · ') }),
      ...(levels && { levels }),
      ...(type && { type }),
      ...(priority && { priority }),
      also: map.also.flatMap((name) =>
        cells[`${ALSO}${name}`] === undefined ? [] : [`${name}: ${cells[`${ALSO}${name}`]}`],
      ),
    },
  };
};

/** A file of another tool's cases, as its map reads it. */
export const historySheet = (map: HistoryMap, desk: Desk): Sheet<HistoryRow> => ({
  columns: columnsOf(map),
  mostRecord: MOST_RECORD,
  read: (cells, line, called) =>
    readRow(cells, { line, called: { team: called('team'), category: called('category') } }, map, desk),
});
