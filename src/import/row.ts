import type { CaseType, Desk, Priority } from '../desk/model';
import type { Status } from '../incident/types';
import type { CellProblem, Cells, Column, ReadRow, Sheet } from '../registers/register';
import { say } from '../view/text';
import { readJournal, type Written } from './journal';
import { FIELDS, type Field, type HistoryMap } from './map';
import { createMeanings, type Meaning, type Meanings } from './meanings';

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
  /** What its note holds under moments and names of their own; the note is the rest of it. */
  readonly written?: readonly Written[];
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

const isThere = <T>(one: T | undefined): one is T => one !== undefined;

/** Reads one row by its map; a row with a cell that means nothing is left out. */
const readRow = (
  cells: Cells,
  { line, called }: Pick<HistoryRow, 'line' | 'called'>,
  { also }: Pick<HistoryMap, 'also'>,
  means: Meanings,
): ReadRow<HistoryRow> => {
  const problems: CellProblem[] = [];
  const known = <T>(column: Field, { is, told }: Meaning<T>): T | undefined => {
    if (told) problems.push({ column, told });
    return is;
  };
  const { number, status: told, substatus } = cells;
  if (number === undefined) problems.push({ column: 'number', told: say('import.empty') });
  const moments = MOMENTS.map((one) => [one, known(one, means.moment(cells[one]))] as const);
  if (cells['at'] === undefined) problems.push({ column: 'at', told: say('import.empty') });
  const status = known('status', means.status(told, substatus));
  const levels = known('level', means.level(cells['level']));
  const type = known('type', means.type(cells['type']));
  const priority = known('priority', means.priority(cells['priority']));
  const { at, ...others } = Object.fromEntries(moments.filter(([, moment]) => isThere(moment)));
  if (number === undefined || !at || problems.length > 0)
    return { problems, ...(number !== undefined && { of: number }) };
  const { written, rest } = readJournal(cells['note'] ?? '', (moment) => means.moment(moment).is);
  const words = WORDS.flatMap((one) => {
    const word = one === 'note' ? rest : (cells[one] ?? '');
    return word === '' ? [] : [[one, word] as const];
  });
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
      ...(written.length > 0 && { written }),
      ...(priority && { priority }),
      also: also.flatMap((name) =>
        cells[`${ALSO}${name}`] === undefined ? [] : [`${name}: ${cells[`${ALSO}${name}`]}`],
      ),
    },
  };
};

/** A file of another tool's cases, as its map reads it. */
export const historySheet = (map: HistoryMap, desk: Desk): Sheet<HistoryRow> => {
  const means = createMeanings(map, desk);
  return {
    columns: columnsOf(map),
    mostRecord: MOST_RECORD,
    read: (cells, line, called) =>
      readRow(cells, { line, called: { team: called('team'), category: called('category') } }, map, means),
  };
};

/** The same file, as far as the numbers of its cases. */
export const numberSheet = (map: HistoryMap): Sheet<string> => ({
  columns: columnsOf(map).filter(({ key }) => key === 'number'),
  mostRecord: MOST_RECORD,
  read: ({ number }) => ({ ...(number !== undefined && { row: number }), problems: [] }),
});
