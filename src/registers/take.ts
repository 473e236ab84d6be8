import type { Clock } from '../ground/clock';
import type { Text } from '../ground/lang';
import { later } from '../ground/moments';
import type { LeaseStore } from '../record/leases';
import { say } from '../view/text';
import type { Register } from './register';
import { type LineRead, rowsOf } from './rows';
import type { ImportStore, RegisterStore } from './store';
import { lookAt, TableError, type Written } from './table';

/** Rows that are written at once. */
const BATCH = 250;
/** So many sentences about lines are handed on; the rest is counted. */
const MOST_TOLD = 20;
const LEASE_MS = 10 * 60_000;

/** What became of a file: `same`, it is what was taken last; `busy`, somebody else takes it at this moment. */
export type Taken =
  | { readonly type: 'same' | 'busy' }
  | { readonly type: 'refused'; readonly told: Text }
  | {
      readonly type: 'taken';
      readonly rows: number;
      /** Those that were there and no longer are. */
      readonly removed: number;
      readonly told: readonly Text[];
      /** Lines with something wrong that are not told one by one. */
      readonly more: number;
    };

export interface TakeDeps {
  readonly imports: ImportStore;
  readonly leases: LeaseStore;
  readonly clock: Clock;
  /** A new id that sorts by time. */
  readonly newId: () => string;
}

interface Told {
  readonly told: Text[];
  more: number;
}

const tell = (to: Told, problems: readonly Text[]): void => {
  for (const one of problems) {
    if (to.told.length < MOST_TOLD) to.told.push(one);
    else to.more += 1;
  }
};

/** Reads the whole file before anything of it is stored; how many rows it brings. */
const check = async <Row extends { readonly key: string }>(
  path: string,
  written: Written,
  register: Register<Row>,
  to: Told,
): Promise<number> => {
  let rows = 0;
  for await (const { row, problems } of rowsOf(path, written, register)) {
    tell(to, problems);
    if (row) rows += 1;
  }
  if (rows > 0) return rows;
  throw new TableError(to.told[0] ?? say('register.noRows'));
};

type Kept<Row> = LineRead<Row> & { readonly row: Row };

/** The first of each key; what is doubled within the batch is told. */
const unlike = <Row extends { readonly key: string }>(batch: readonly Kept<Row>[], to: Told): readonly Kept<Row>[] => {
  const seen = new Set<string>();
  return batch.filter(({ line, row }) => {
    const isNew = !seen.has(row.key);
    if (!isNew) tell(to, [say('register.doubled', { line, key: row.key })]);
    seen.add(row.key);
    return isNew;
  });
};

/** Writes the rows, a batch at a time; how many. */
const write = async <Row extends { readonly key: string }>(
  rows: AsyncIterable<LineRead<Row>>,
  store: RegisterStore<Row>,
  generation: string,
  to: Told,
  hold: () => Promise<unknown>,
): Promise<number> => {
  let count = 0;
  let batch: Kept<Row>[] = [];
  const put = async (): Promise<void> => {
    if (batch.length === 0) return;
    const firsts = unlike(batch, to);
    const had = new Set(
      await store.put(
        firsts.map(({ row }) => row),
        generation,
      ),
    );
    const doubled = firsts.filter(({ row }) => had.has(row.key));
    tell(
      to,
      doubled.map(({ line, row }) => say('register.doubled', { line, key: row.key })),
    );
    count += firsts.length - doubled.length;
    batch = [];
    await hold();
  };
  for await (const { line, row, problems } of rows) {
    if (row) batch.push({ line, row, problems });
    if (batch.length >= BATCH) await put();
  }
  await put();
  return count;
};

/**
 * Takes a file in place of what was there: all of it, a line at a time, with as little memory for a million lines as for
 * ten. One that is no such file changes nothing; a line that is wrong is left out and told. `ifNew`: not the one that was
 * taken last. Rejects when the database is away; the next try ends what was begun.
 */
export const takeFile = async <Row extends { readonly key: string }>(
  { imports, leases, clock, newId }: TakeDeps,
  path: string,
  register: Register<Row>,
  store: RegisterStore<Row>,
  { ifNew = false }: { readonly ifNew?: boolean } = {},
): Promise<Taken> => {
  const generation = newId();
  const hold = (): Promise<boolean> => {
    const now = clock.now();
    return leases.take(`import.${register.name}`, generation, now, later(now, LEASE_MS));
  };
  const to: Told = { told: [], more: 0 };
  try {
    const written = await lookAt(path);
    const hash = [written.hash, register.stored].filter(Boolean).join(' ');
    if (ifNew && (await imports.last(register.name))?.hash === hash) return { type: 'same' };
    await check(path, written, register, to);
    if (!(await hold())) return { type: 'busy' };
    const rows = await write(rowsOf(path, written, register), store, generation, to, hold);
    const removed = await store.removeBefore(generation);
    await imports.done(register.name, { hash, rows, at: clock.now() });
    await leases.take(`import.${register.name}`, generation, clock.now(), clock.now());
    return { type: 'taken', rows, removed, ...to };
  } catch (error) {
    if (error instanceof TableError) return { type: 'refused', told: error.told };
    throw error;
  }
};
