import { withoutInvisible } from '../ground/fold';
import type { Text } from '../ground/lang';
import { nearest } from '../ground/nearest';
import { say } from '../view/text';
import { type Cells, type Column, MOST_CELL, type Register } from './register';
import { recordsOf, TableError, type TableRecord, type Written } from './table';

/** A row of a register's file, or what is wrong with its line; both where it is taken without a cell. */
export interface LineRead<Row> {
  readonly line: number;
  readonly row?: Row;
  readonly problems: readonly Text[];
}

const clean = (cell: string): string =>
  withoutInvisible(cell)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const called = (name: string): string => clean(name.slice(0, MOST_CELL)).toLowerCase();

/** Where each column of the register stands. */
interface Header {
  readonly width: number;
  readonly at: ReadonlyMap<Column, number>;
  readonly problems: readonly Text[];
}

const headerOf = (columns: readonly Column[], { line, cells }: TableRecord): Header => {
  const names = cells.map(called);
  const known = columns.flatMap((column) => [...column.names]);
  const at = new Map<Column, number>();
  for (const column of columns) {
    const [name] = column.names;
    const [first, second] = names.flatMap((one, i) => (column.names.includes(one) ? [i] : []));
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
  return { width: cells.length, at, problems };
};

const cellsOf = ({ at }: Header, { cells }: TableRecord): Cells =>
  Object.fromEntries(
    [...at].flatMap(([{ names }, i]) => {
      const cell = clean(cells[i] ?? '');
      return cell === '' ? [] : [[names[0], cell]];
    }),
  );

const lineRead = <Row extends { readonly key: string }>(
  register: Register<Row>,
  header: Header,
  record: TableRecord,
): LineRead<Row> => {
  const { line, cells } = record;
  // Some programs leave out, or add, empty cells at the end.
  const isWide = cells.slice(header.width).some((cell) => cell.trim() !== '');
  if (isWide || cells.length < Math.min(header.width, 2)) {
    return { line, problems: [say('register.cells', { line, found: cells.length, wanted: header.width })] };
  }
  const long = [...header.at].find(([, i]) => (cells[i]?.length ?? 0) > MOST_CELL);
  if (long)
    return { line, problems: [say('register.cellTooLong', { line, column: long[0].names[0], most: MOST_CELL })] };
  const { row, problems } = register.read(cellsOf(header, record));
  return {
    line,
    ...(row && { row }),
    problems: problems.map(({ column, told }) =>
      say(row ? 'register.without' : 'register.leftOut', { line, column, told }),
    ),
  };
};

/** The rows of a register's file, one at a time; the first is its header's. Throws `TableError` where it has no such columns. */
export async function* rowsOf<Row extends { readonly key: string }>(
  path: string,
  written: Written,
  register: Register<Row>,
): AsyncGenerator<LineRead<Row>> {
  let header: Header | undefined;
  for await (const record of recordsOf(path, written)) {
    if (header) yield lineRead(register, header, record);
    else {
      header = headerOf(register.columns, record);
      yield { line: record.line, problems: header.problems };
    }
  }
  if (!header)
    throw new TableError(say('register.empty', { columns: register.columns.map(({ names }) => names[0]).join(',') }));
}
