import type { Desk } from '../desk/model';
import { crowdedIn } from '../registers/crowded';
import { type LineRead, rowsOf } from '../registers/rows';
import { TableError, type Written } from '../registers/table';
import { say } from '../view/text';
import { casesIn, type Gathered } from './gather';
import { type History, historyOf } from './history';
import type { HistoryMap } from './map';
import { createPlaces, type Places } from './places';
import { regroup } from './regroup';
import { type HistoryRow, historySheet, numberSheet } from './row';
import type { Mistakes } from './wrong';

/** A file and how it is read. */
export interface HistoryFile {
  readonly path: string;
  readonly written: Written;
  readonly map: HistoryMap;
  readonly desk: Desk;
}

/** A file as its cases, one at a time, whatever its size. */
export interface Reading {
  /**
   * The cases that can be taken, in the order of the file; what is wrong with others goes to `mistakes`. Throws
   * `TableError` where it is no such file.
   */
  histories(mistakes: Mistakes): AsyncGenerator<History>;
  close(): Promise<void>;
}

/** The numbers of the cases, each once for all rows of it that stand together; in a table of cases each row is one. */
async function* numbersIn({ path, written, map }: HistoryFile): AsyncGenerator<string> {
  let last: string | undefined;
  for await (const { row } of rowsOf(path, written, numberSheet(map))) {
    if (row !== undefined && (map.rows === 'cases' || row !== last)) yield row;
    last = row ?? last;
  }
}

/** Whether one of these stands there twice, of those alone that may. */
const holdsTwice = async (numbers: AsyncIterable<string>, isCrowded: (number: string) => boolean): Promise<boolean> => {
  const seen = new Set<string>();
  for await (const number of numbers) {
    if (seen.has(number)) return true;
    if (isCrowded(number)) seen.add(number);
  }
  return false;
};

const isSome = (rows: readonly HistoryRow[]): rows is readonly [HistoryRow, ...HistoryRow[]] => rows.length > 0;

const historyIn = ({ rows }: Gathered, { map, desk }: HistoryFile, places: Places, mistakes: Mistakes) => {
  if (!isSome(rows)) return undefined;
  const history = historyOf(rows, map, desk, places);
  if (!('told' in history)) return history;
  const { line, column, told } = history;
  mistakes.add({ line, column, told });
  return undefined;
};

/** Reads a file once or twice before its first case: a case may stand there twice, the rows of one may lie apart. */
export const openReading = async (file: HistoryFile): Promise<Reading> => {
  const { path, written, map, desk } = file;
  const rows = (): AsyncGenerator<LineRead<HistoryRow>> => rowsOf(path, written, historySheet(map, desk));
  const isCrowded = await crowdedIn(numbersIn(file));
  const isLog = map.rows === 'events';
  const regrouped = isLog && (await holdsTwice(numbersIn(file), isCrowded)) ? await regroup(rows()) : undefined;

  return {
    async *histories(mistakes) {
      const places = createPlaces(map, desk);
      const seen = new Set<string>();
      let count = 0;
      for await (const one of casesIn(regrouped ? regrouped.rows() : rows(), map)) {
        count += 1;
        const { number = '', wrong } = one;
        for (const mistake of wrong) mistakes.add(mistake);
        if (!isLog && seen.has(number)) {
          const line = one.rows[0]?.line ?? wrong[0]?.line ?? 0;
          mistakes.add({ line, told: say('register.doubled', { line, key: number }) });
          continue;
        }
        if (!isLog && isCrowded(number)) seen.add(number);
        const history = historyIn(one, file, places, mistakes);
        if (history) yield history;
      }
      if (count === 0) throw new TableError(say('register.noRows'));
    },
    close: async () => regrouped?.close(),
  };
};
