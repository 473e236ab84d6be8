import type { RosterStore, StoredRoster } from '../../../src/on-call/store';
import { EMPTY_ROSTER } from '../../../src/on-call/types';
import { copy } from './copy';

export function memoryRosters(): RosterStore {
  let stored: StoredRoster = { roster: EMPTY_ROSTER, version: 0, keys: [] };
  return {
    load: async () => copy(stored),
    async save(version, roster, key) {
      if (version !== stored.version) return 'lost';
      stored = copy({ roster, version: version + 1, keys: [...stored.keys, key].slice(-100) });
      return 'saved';
    },
  };
}
