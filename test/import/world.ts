import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { shippedMap } from '../../scripts/import/maps';
import type { Desk } from '../../src/desk/model';
import { type HistoryMap, readMap } from '../../src/import/map';
import { checkHistory, type HistoryTaken, takeHistory } from '../../src/import/take';
import { aDeskOfAreas } from '../support/areas';
import { START } from '../support/incidents';
import { createMemoryStore } from '../support/memory-store';
import { createTestClock } from '../support/test-clock';

export const FIXTURES = join(__dirname, '..', 'fixtures', 'import');
const folder = mkdtempSync(join(tmpdir(), 'vagt-import-test-'));
let files = 0;

export const aFile = (content: string | Uint8Array): string => {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, content);
  return path;
};

export const desk: Desk = aDeskOfAreas();

/** A map; what is wrong with it is told. */
export const aMap = (text: string, of: Desk = desk): HistoryMap => {
  const { map, problems } = readMap(text, of, shippedMap);
  if (!map) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  return map;
};

/** A desk that cases are brought over to. */
export const openImport = (of: Desk = desk) => {
  const store = createMemoryStore();
  const clock = createTestClock(START);
  const deps = { ...store, clock, newId: () => ulid(), patienceMs: 0 };
  return {
    store,
    clock,
    take: (path: string, map: HistoryMap) => takeHistory(deps, { path, map, desk: of }),
    check: (path: string, map: HistoryMap) => checkHistory({ path, map, desk: of }),
    /** The case that had this number there, with its whole timeline. */
    caseOf: async (key: string) => {
      const stored = await store.incidents.byExternalKey('import', key);
      if (!stored) throw new Error(`No case ${key}`);
      return { ...stored, history: await store.incidents.history(stored.state.id) };
    },
  };
};

/** What was wrong, in English. */
export const wrongIn = (taken: HistoryTaken): readonly string[] => {
  if (taken.type === 'refused') return [taken.told.en];
  return 'counted' in taken ? taken.counted.wrong.map(({ en }) => en) : [taken.type];
};
