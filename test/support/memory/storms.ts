import type { StoredStorm, StormStore } from '../../../src/delivery/storms/store';
import { openIn } from '../../../src/delivery/storms/storm';
import { targetKey } from '../../../src/delivery/target';
import { copy, copyOf } from './copy';

export function memoryStorms(): StormStore {
  const rows = new Map<string, StoredStorm>();
  const begun = ({ storm: { digest } }: StoredStorm): number => digest?.begun.getTime() ?? 0;

  return {
    get: async (target) => copyOf(rows.get(targetKey(target))),
    async save(storm, version) {
      if ((rows.get(targetKey(storm.target))?.version ?? 0) !== version) return 'lost';
      rows.set(targetKey(storm.target), copy({ storm, version: version + 1 }));
      return 'saved';
    },
    live: async (since, limit) =>
      [...rows.values()]
        .filter((row) => row.storm.digest && openIn(row.storm.digest) > 0 && begun(row) >= since.getTime())
        .toSorted((a, b) => begun(a) - begun(b))
        .slice(0, limit)
        .map(copy),
  };
}
