import type { OnCallStore, StoredOnCall } from '../../../src/on-call/store';
import { NO_CHANGES } from '../../../src/on-call/types';
import { copy } from './copy';

export function memoryOnCall(): OnCallStore {
  let stored: StoredOnCall = { changes: NO_CHANGES, version: 0, keys: [], outbox: [] };
  return {
    load: async () => copy(stored),
    async save(version, changes, key, said = []) {
      if (version !== stored.version) return 'lost';
      const keys = [...stored.keys, key].slice(-100);
      stored = copy({ changes, version: version + 1, keys, outbox: [...stored.outbox, ...said] });
      return 'saved';
    },
    async settle(ids) {
      stored = { ...stored, outbox: stored.outbox.filter(({ id }) => !ids.includes(id)) };
    },
  };
}
