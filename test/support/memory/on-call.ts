import type { OnCallStore, StoredOnCall } from '../../../src/on-call/store';
import { NO_CHANGES } from '../../../src/on-call/types';
import { copy } from './copy';

export function memoryOnCall(): OnCallStore {
  let stored: StoredOnCall = { changes: NO_CHANGES, version: 0, keys: [] };
  return {
    load: async () => copy(stored),
    async save(version, changes, key) {
      if (version !== stored.version) return 'lost';
      stored = copy({ changes, version: version + 1, keys: [...stored.keys, key].slice(-100) });
      return 'saved';
    },
  };
}
