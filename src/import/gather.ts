import type { Text } from '../ground/lang';
import type { LineRead } from '../registers/rows';
import { say } from '../view/text';
import type { HistoryMap } from './map';
import type { HistoryRow } from './row';

/** More rows than this are no one case's. */
const MOST_ROWS = 5000;

/** What is wrong with a line; `column`: in which of its cells, as the file calls it. */
export interface Wrong {
  readonly line: number;
  readonly column?: string;
  readonly told: Text;
}

/** The rows of one case; or, with none, what is wrong with some that belong to none, or to one that is left out. */
export interface Gathered {
  readonly number?: string;
  readonly rows: readonly HistoryRow[];
  readonly wrong: readonly Wrong[];
}

const wrongIn = ({ line, problems, cells }: LineRead<HistoryRow>): readonly Wrong[] =>
  cells ? cells.map(({ column, told }) => ({ line, column, told })) : problems.map((told) => ({ line, told }));

interface Open {
  readonly number: string;
  readonly rows: HistoryRow[];
  readonly wrong: Wrong[];
}

/** One with a row that is wrong is left out: half a history would be a false one. */
const ended = ({ number, rows, wrong }: Open): Gathered => ({ number, rows: wrong.length > 0 ? [] : rows, wrong });

const add = (open: Open, read: LineRead<HistoryRow>): void => {
  const { row, line } = read;
  open.wrong.push(...wrongIn(read));
  if (row && open.rows.length < MOST_ROWS) open.rows.push(row);
  else if (row && open.wrong.length === 0) {
    open.wrong.push({ line, told: say('import.tooMany', { number: open.number, most: MOST_ROWS }) });
  }
};

/** The cases of a file in its order: a row each, or, in a log of events, the rows that stand together. Its header is left out. */
export async function* casesIn(
  read: AsyncIterable<LineRead<HistoryRow>>,
  { rows: kind }: Pick<HistoryMap, 'rows'>,
): AsyncGenerator<Gathered> {
  let isHeader = true;
  let open: Open | undefined;
  for await (const one of read) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const number = one.row?.number ?? one.of;
    if (number === undefined) {
      yield { rows: [], wrong: wrongIn(one) };
      continue;
    }
    if (open && (kind === 'cases' || number !== open.number)) {
      yield ended(open);
      open = undefined;
    }
    open ??= { number, rows: [], wrong: [] };
    add(open, one);
  }
  if (open) yield ended(open);
}
