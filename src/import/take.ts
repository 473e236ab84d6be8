import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { Text } from '../ground/lang';
import { later } from '../ground/moments';
import type { PeopleStore } from '../people/store';
import type { LeaseStore } from '../record/leases';
import type { ImportStore } from '../registers/store';
import { lookAt, TableError } from '../registers/table';
import { createCallers } from './callers';
import { type HistoryFigures, NO_HISTORY, together } from './figures';
import { type History, hashOf, idOf, recordOf } from './history';
import type { HistoryMap } from './map';
import { openReading, type Reading } from './read';
import type { HistoryStore } from './store';
import { createMistakes } from './wrong';

/** Cases that are written at once. */
const BATCH = 200;
/** Renewed with every batch; one that was killed keeps the next from it for so long. */
const LEASE_MS = 20_000;
const LOOK_MS = 500;

/** What a file holds. `open`: cases that had not ended there. */
export interface Counted {
  readonly cases: number;
  readonly open: number;
  readonly figures: HistoryFigures;
  readonly wrong: readonly Text[];
}

/** What became of the cases of a file. `skipped`: those that a run before this one had written when it was broken off. */
export interface Written {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly skipped: number;
}

/** `busy`: somebody else takes one at this moment. */
export type HistoryTaken =
  | { readonly type: 'busy' }
  | { readonly type: 'refused'; readonly told: Text }
  | { readonly type: 'checked'; readonly counted: Counted }
  | { readonly type: 'taken'; readonly counted: Counted; readonly written: Written };

/** How far it is; of what is read, nobody knows how much there is. */
export type Progress =
  | { readonly phase: 'check'; readonly done: number }
  | { readonly phase: 'write'; readonly done: number; readonly of: number };

export interface HistoryDeps {
  readonly history: HistoryStore;
  readonly people: Pick<PeopleStore, 'byEmail'>;
  readonly imports: ImportStore;
  readonly leases: LeaseStore;
  readonly clock: Clock;
  /** A new name, of this run. */
  readonly newId: () => string;
  /** How long it waits for one that is under way, or was killed, in milliseconds. */
  readonly patienceMs?: number;
}

interface Asked {
  readonly path: string;
  readonly map: HistoryMap;
  readonly desk: Desk;
  readonly tell?: (progress: Progress) => void;
}

const count = async (reading: Reading, tell: Asked['tell']): Promise<Counted> => {
  const mistakes = createMistakes();
  let [cases, open, figures] = [0, 0, NO_HISTORY];
  for await (const history of reading.histories(mistakes)) {
    cases += 1;
    if (history.isOpen) open += 1;
    figures = together(figures, history.figures);
    if (cases % BATCH === 0) tell?.({ phase: 'check', done: cases });
  }
  return { cases, open, figures, wrong: mistakes.lines() };
};

/** The file and the map by which it is read: only the same two go on where a run was broken off. */
const nameOf = (hash: string, { values, ...map }: HistoryMap): string => {
  const listed = Object.values(values).map((one) => [...one]);
  return createHash('sha256')
    .update(JSON.stringify([hash, map, listed]))
    .digest('hex');
};

/** Writes a batch, but for what lies there already as it would be. */
const createPut = ({ history, people }: HistoryDeps, desk: Desk) => {
  const callerOf = createCallers(people);
  return async (batch: readonly History[]): Promise<Omit<Written, 'skipped'>> => {
    const known = await history.known(batch.map(({ key }) => key));
    const wanted = [];
    for (const one of batch) {
      const caller = await callerOf(one);
      const hash = hashOf(one, caller);
      const there = known.get(one.key);
      if (there?.hash !== hash) wanted.push({ one, caller, hash, there });
    }
    const fresh = wanted.filter(({ there }) => !there).length;
    let number = fresh > 0 ? await history.numbers(fresh) : 0;
    const records = wanted.map(({ one, caller, hash, there }) => {
      const place = there
        ? { id: there.id, number: there.number, version: there.version + 1 }
        : { id: idOf(desk.id, one.key, one.opened), number: number++, version: 1 };
      return recordOf(one, caller, hash, place);
    });
    await history.put(records);
    return { added: fresh, changed: wanted.length - fresh, same: batch.length - wanted.length };
  };
};

const write = async (
  deps: HistoryDeps,
  reading: Reading,
  asked: Asked,
  name: string,
  hold: () => Promise<unknown>,
  of: number,
): Promise<Written> => {
  const { imports, clock } = deps;
  const last = await imports.last('cases');
  const skipped = last?.unfinished && last.hash === name ? last.rows : 0;
  const put = createPut(deps, asked.desk);
  let done = 0;
  let written = { added: 0, changed: 0, same: 0 };
  let batch: History[] = [];
  const flush = async (): Promise<void> => {
    const { added, changed, same } = await put(batch);
    written = { added: written.added + added, changed: written.changed + changed, same: written.same + same };
    batch = [];
    await imports.done('cases', { hash: name, rows: done, at: clock.now(), unfinished: true });
    await hold();
    asked.tell?.({ phase: 'write', done, of });
  };
  // What is wrong was told when the file was checked.
  for await (const history of reading.histories(createMistakes())) {
    done += 1;
    if (done > skipped) batch.push(history);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await imports.done('cases', { hash: name, rows: done, at: clock.now() });
  return { ...written, skipped: Math.min(skipped, done) };
};

/** Reads a file of another tool's cases and tells what it holds; nothing is stored, and no database is asked. */
export const checkHistory = async ({ path, map, desk, tell }: Asked): Promise<HistoryTaken> => {
  try {
    const reading = await openReading({ path, map, desk, written: await lookAt(path) });
    try {
      return { type: 'checked', counted: await count(reading, tell) };
    } finally {
      await reading.close();
    }
  } catch (error) {
    if (error instanceof TableError) return { type: 'refused', told: error.told };
    throw error;
  }
};

/**
 * Brings over the cases of a file, in its order and a batch at a time, with as little memory for a million lines as for
 * ten. Run again, it goes on where it was broken off; what lies here as the file has it stays as it is. Rejects when the
 * database is away.
 */
export const takeHistory = async (deps: HistoryDeps, asked: Asked): Promise<HistoryTaken> => {
  const { leases, clock, newId, patienceMs = LEASE_MS + LOOK_MS } = deps;
  const { path, map, desk, tell } = asked;
  const run = newId();
  const hold = (): Promise<boolean> => {
    const now = clock.now();
    return leases.take('import.cases', run, now, later(now, LEASE_MS));
  };
  try {
    const look = await lookAt(path);
    const reading = await openReading({ path, map, desk, written: look });
    try {
      const counted = await count(reading, tell);
      for (let waited = 0; !(await hold()); waited += LOOK_MS) {
        if (waited >= patienceMs) return { type: 'busy' };
        await sleep(LOOK_MS);
      }
      const written = await write(deps, reading, asked, nameOf(look.hash, map), hold, counted.cases);
      await leases.take('import.cases', run, clock.now(), clock.now());
      return { type: 'taken', counted, written };
    } finally {
      await reading.close();
    }
  } catch (error) {
    if (error instanceof TableError) return { type: 'refused', told: error.told };
    throw error;
  }
};
