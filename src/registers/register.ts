import type { Text } from '../ground/lang';

export const REGISTERS = ['callers', 'devices'] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** Longest cell that is taken. */
export const MOST_CELL = 200;

/** A column of a register's file. */
export interface Column {
  /** Its name, then others that it may have. */
  readonly names: readonly [string, ...string[]];
  readonly required?: true;
}

/** What stands in a row, by the first name of its column; what is empty is not there. */
export type Cells = Readonly<Record<string, string>>;

/** What is wrong with a column of a row. */
export interface CellProblem {
  readonly column: string;
  readonly told: Text;
}

/** A row as it was read; without `row` it is left out. */
export interface ReadRow<Row> {
  readonly row?: Row;
  readonly problems: readonly CellProblem[];
}

/** A list that comes from elsewhere as a file: one row a key. */
export interface Register<Row extends { readonly key: string }> {
  readonly name: RegisterName;
  readonly columns: readonly Column[];
  read(cells: Cells): ReadRow<Row>;
}
