import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deserialize, serialize } from 'node:v8';
import type { LineRead } from '../registers/rows';
import type { HistoryRow } from './row';

type Read = LineRead<HistoryRow>;

/** So many piles: a case lies in one of them with all its rows, and one pile at a time is in memory. */
const PILES = 200;

const pileOf = (number: string): number => createHash('md5').update(number).digest().readUInt32LE() % PILES;
const numberOf = ({ row, of }: Read): string => row?.number ?? of ?? '';

const written = (read: Read): string => `${serialize(read).toString('base64')}\n`;

async function* rowsIn(path: string): AsyncGenerator<Read> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const read: Read = deserialize(Buffer.from(line, 'base64'));
    yield read;
  }
}

/** A pile's rows with those of each case together, the cases in the order of their first rows. */
const sorted = async (path: string): Promise<readonly Read[]> => {
  const cases = new Map<string, Read[]>();
  for await (const read of rowsIn(path)) {
    const rows = cases.get(numberOf(read));
    if (rows) rows.push(read);
    else cases.set(numberOf(read), [read]);
  }
  return [...cases.values()].flat();
};

/** Rows of a log in which those of a case lie apart, with each case's together; they pass through files beside. */
export interface Regrouped {
  rows(): AsyncGenerator<Read>;
  close(): Promise<void>;
}

/** `read`: the rows of a file, its header's first. */
export const regroup = async (read: AsyncIterable<Read>): Promise<Regrouped> => {
  const folder = await mkdtemp(join(tmpdir(), 'vagt-import-'));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const paths = Array.from({ length: PILES }, (_, i) => join(folder, String(i)));
  try {
    const piles: readonly WriteStream[] = paths.map((path) => createWriteStream(path));
    let header: Read | undefined;
    for await (const one of read) {
      const pile = piles[pileOf(numberOf(one))];
      if (!header) header = one;
      else if (pile && !pile.write(written(one))) await once(pile, 'drain');
    }
    await Promise.all(
      piles.map(async (pile) => {
        pile.end();
        await once(pile, 'finish');
      }),
    );
    return {
      async *rows() {
        if (header) yield header;
        for (const path of paths) yield* await sorted(path);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
