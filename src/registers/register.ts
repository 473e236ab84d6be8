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
  /** What its cells are called by, where that is not its first name; then it is told of as the file calls it. */
  readonly key?: string;
  /** Several of its names may stand in one file: the first counts. */
  readonly prefers?: true;
  /** Longest cell, where that is not `MOST_CELL`. */
  readonly most?: number;
  /** Its cells keep their lines. */
  readonly keepsLines?: true;
}

/** What stands in a row, by the key of its column, else its first name; what is empty is not there. */
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
  /** Of a row that is left out: what it belongs to. */
  readonly of?: string;
}

/** What a file with a header holds. */
export interface Sheet<Row> {
  readonly columns: readonly Column[];
  /** Longest row that is read, in bytes, where that is not a table's own. */
  readonly mostRecord?: number;
  /** `line`: the row's last. `called`: what the file calls a column, by its key. */
  read(cells: Cells, line: number, called: (key: string) => string): ReadRow<Row>;
}

/** A list that comes from elsewhere as a file: one row a key. */
export interface Register<Row extends { readonly key: string }> extends Sheet<Row> {
  readonly name: RegisterName;
  /** Names how its rows are stored, where that was otherwise once: a file that was taken before is taken anew. */
  readonly stored?: string;
}
