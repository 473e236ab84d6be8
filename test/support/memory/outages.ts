import type { OutageStore, StoredOutage } from '../../../src/delivery/outages/store';
import { copy } from './copy';

export function memoryOutages(): OutageStore {
  const rows = new Map<string, StoredOutage>();
  return {
    all: async () => [...rows.values()].map(copy),
    async save(outage, version) {
      if ((rows.get(outage.platform)?.version ?? 0) !== version) return 'lost';
      rows.set(outage.platform, copy({ outage, version: version + 1 }));
      return 'saved';
    },
  };
}
