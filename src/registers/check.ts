import { createHash } from 'node:crypto';
import type { Text } from '../ground/lang';
import { say } from '../view/text';
import type { Register } from './register';
import { rowsOf } from './rows';
import { lookAt, TableError } from './table';

/** So many sentences about lines are handed on; the rest is counted. */
const MOST_TOLD = 20;
/** Two bits for each of so many buckets, 4 MB, whatever the file holds. */
const BUCKETS = 2 ** 24;

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

const bucketOf = (key: string): number => createHash('md5').update(key).digest().readUInt32LE() % BUCKETS;

/** Buckets that hold more than one key: of those alone the keys themselves are remembered. */
const crowdedIn = async (keys: AsyncIterable<string>): Promise<(key: string) => boolean> => {
  const [once, twice] = [new Uint8Array(BUCKETS / 8), new Uint8Array(BUCKETS / 8)];
  for await (const key of keys) {
    const bucket = bucketOf(key);
    const [at, bit] = [bucket >> 3, 1 << (bucket & 7)];
    const into = (once[at] ?? 0) & bit ? twice : once;
    into[at] = (into[at] ?? 0) | bit;
  }
  return (key) => {
    const bucket = bucketOf(key);
    return ((twice[bucket >> 3] ?? 0) & (1 << (bucket & 7))) !== 0;
  };
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
