import type { HistoryStore } from '../../../src/import/store';
import type { IncidentStore } from '../../../src/incident/store';
import type { StoredIncident } from '../../../src/incident/stored';
import { copy } from './copy';

/** Cases from elsewhere among the others: `rows` are those of `incidents`. */
export function memoryHistory(
  incidents: Pick<IncidentStore, 'nextNumber'>,
  rows: Map<string, StoredIncident>,
): HistoryStore {
  return {
    known: async (keys) =>
      new Map(
        [...rows.values()].flatMap(({ state, version }) => {
          const { id, number, externalKey, imported } = state;
          return imported && keys.includes(externalKey)
            ? [[externalKey, { id, number, version, hash: imported.hash }] as const]
            : [];
        }),
      ),
    async numbers(count) {
      const last = Math.max(0, ...[...rows.values()].map(({ state }) => state.number));
      for (;;) {
        const [first = 0] = await Promise.all(Array.from({ length: count }, () => incidents.nextNumber()));
        if (first > last) return first;
      }
    },
    async put(records) {
      for (const record of records) rows.set(record.state.id, copy(record));
    },
  };
}
