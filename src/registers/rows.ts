import { withoutInvisible } from '../ground/fold';
import type { Text } from '../ground/lang';
import { nearest } from '../ground/nearest';
import { say } from '../view/text';
import { type CellProblem, type Cells, type Column, MOST_CELL, type Sheet } from './register';
import { recordsOf, TableError, type TableRecord, type Written } from './table';

/** A row of a register's file, or what is wrong with its line; both where it is taken without a cell. */
export interface LineRead<Row> {
  readonly line: number;
  readonly row?: Row;
  readonly problems: readonly Text[];
  /** Those of its cells alone, with each column as the file calls it. */
  readonly cells?: readonly CellProblem[];
  /** Of a row that is left out: what it belongs to. */
  readonly of?: string;
}

const clean = (cell: string): string =>
  withoutInvisible(cell)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const cleanLines = (cell: string): string =>
  cell
    .split(/\r\n|\r|\n/)
    .map(clean)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const keyOf = ({ key, names }: Column): string => key ?? names[0];

/** How the name of a column is compared. */
export const calledIn = (name: string): string => clean(name.slice(0, MOST_CELL)).toLowerCase();

/** Where each column of the register stands. */
interface Header {
  readonly width: number;
  readonly at: ReadonlyMap<Column, number>;
  /** The columns with a key of their own, as the file calls them. */
  readonly told: ReadonlyMap<string, string>;
  readonly problems: readonly Text[];
}

/** Where this column stands, each time it does. */
const placesOf = (column: Column, names: readonly string[]): readonly number[] => {
  if (!column.prefers) return names.flatMap((one, i) => (column.names.includes(one) ? [i] : []));
  const place = column.names.map((name) => names.indexOf(name)).find((i) => i >= 0);
  return place === undefined ? [] : [place];
};

const headerOf = (columns: readonly Column[], { line, cells }: TableRecord): Header => {
  const names = cells.map(calledIn);
  const known = columns.flatMap((column) => [...column.names]);
  const at = new Map<Column, number>();
  for (const column of columns) {
    const [name] = column.names;
    const [first, second] = placesOf(column, names);
    if (second !== undefined) throw new TableError(say('register.columnTwice', { line, column: name, at: second + 1 }));
    if (first !== undefined) at.set(column, first);
    else if (column.required) {
      const found = names.filter((one) => one !== '').join(', ');
      const hint =
        nearest(
          name,
          names.filter((one) => !known.includes(one)),
        ) ?? '';
      throw new TableError(
        say('register.noColumn', { line, column: name, found, hint, hinted: hint === '' ? 'no' : 'yes' }),
      );
    }
  }
  const problems = names.flatMap((name, i) => {
    if (name === '' || known.includes(name)) return [];
    const hint = nearest(name, known) ?? '';
    return [say('register.unknownColumn', { line, at: i + 1, name, hint, hinted: hint === '' ? 'no' : 'yes' })];
  });
  const told = new Map([...at].flatMap(([{ key }, i]) => (key === undefined ? [] : [[key, clean(cells[i] ?? '')]])));
  return { width: cells.length, at, told, problems };
};

const cellsOf = ({ at }: Header, { cells }: TableRecord): Cells =>
  Object.fromEntries(
    [...at].flatMap(([column, i]) => {
      const cell = (column.keepsLines ? cleanLines : clean)(cells[i] ?? '');
      return cell === '' ? [] : [[keyOf(column), cell]];
    }),
  );

const lineRead = <Row>(sheet: Sheet<Row>, header: Header, record: TableRecord): LineRead<Row> => {
  const { line, cells } = record;
  // Some programs leave out, or add, empty cells at the end.
  const isWide = cells.slice(header.width).some((cell) => cell.trim() !== '');
  if (isWide || cells.length < Math.min(header.width, 2)) {
    return { line, problems: [say('register.cells', { line, found: cells.length, wanted: header.width })] };
  }
  const [long] = [...header.at].find(([{ most = MOST_CELL }, i]) => (cells[i]?.length ?? 0) > most) ?? [];
  if (long) {
    const { most = MOST_CELL } = long;
    return { line, problems: [say('register.cellTooLong', { line, column: long.names[0], most })] };
  }
  const called = (key: string): string => header.told.get(key) ?? key;
  const { row, problems, of } = sheet.read(cellsOf(header, record), line, called);
  const wrong = problems.map(({ column, told }) => ({ column: called(column), told }));
  return {
    line,
    ...(row && { row }),
    problems: wrong.map(({ column, told }) =>
      say(row ? 'register.without' : 'register.leftOut', { line, column, told }),
    ),
    cells: wrong,
    ...(of !== undefined && { of }),
  };
};

/** The rows of a file, one at a time; the first is its header's. Throws `TableError` where it has no such columns. */
export async function* rowsOf<Row>(path: string, written: Written, sheet: Sheet<Row>): AsyncGenerator<LineRead<Row>> {
  let header: Header | undefined;
  for await (const record of recordsOf(path, written, sheet.mostRecord)) {
    if (header) yield lineRead(sheet, header, record);
    else {
      header = headerOf(sheet.columns, record);
      yield { line: record.line, problems: header.problems };
    }
  }
  if (!header)
    throw new TableError(say('register.empty', { columns: sheet.columns.map(({ names }) => names[0]).join(',') }));
}
