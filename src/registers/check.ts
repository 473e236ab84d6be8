import type { Text } from '../ground/lang';
import { say } from '../view/text';
import { crowdedIn } from './crowded';
import type { Register } from './register';
import { rowsOf } from './rows';
import { lookAt, TableError } from './table';

/** So many sentences about lines are handed on; the rest is counted. */
const MOST_TOLD = 20;
/** What a file of a register holds; nothing is stored. `found`: the rows of the keys that were asked for. */
export type Checked<Row> =
  | { readonly type: 'refused'; readonly told: Text }
  | {
      readonly type: 'read';
      readonly rows: number;
      readonly told: readonly Text[];
      /** Lines with something wrong that are not told one by one. */
      readonly more: number;
      readonly found: readonly Row[];
    };

/**
 * Reads a file as an import would, without a database: what it would refuse, leave out or take once. Read twice, a line at a
 * time, so that a million lines take no more memory than the keys that stand there twice.
 */
export const checkFile = async <Row extends { readonly key: string }>(
  path: string,
  register: Register<Row>,
  wanted: readonly string[] = [],
): Promise<Checked<Row>> => {
  try {
    const written = await lookAt(path);
    const keys = async function* (): AsyncGenerator<string> {
      for await (const { row } of rowsOf(path, written, register)) if (row) yield row.key;
    };
    const isCrowded = await crowdedIn(keys());
    const told: Text[] = [];
    let [rows, more] = [0, 0];
    const tell = (problem: Text): void => {
      if (told.length < MOST_TOLD) told.push(problem);
      else more += 1;
    };
    const seen = new Set<string>();
    const found: Row[] = [];
    for await (const { line, row, problems } of rowsOf(path, written, register)) {
      problems.forEach(tell);
      if (!row) continue;
      if (seen.has(row.key)) {
        tell(say('register.doubled', { line, key: row.key }));
        continue;
      }
      if (isCrowded(row.key)) seen.add(row.key);
      rows += 1;
      if (wanted.includes(row.key)) found.push(row);
    }
    if (rows === 0) throw new TableError(told[0] ?? say('register.noRows'));
    return { type: 'read', rows, told, more, found };
  } catch (error) {
    if (error instanceof TableError) return { type: 'refused', told: error.told };
    throw error;
  }
};
