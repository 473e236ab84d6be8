import type { KeptRevision, RevisionStore } from '../../../src/incident/revisions/kept';
import { copy } from './copy';

export function memoryRevisions(): RevisionStore {
  const rows = new Map<string, KeptRevision>();
  return {
    async keep(revision) {
      rows.set(revision.id, copy(revision));
    },
    due: async (now, limit) =>
      [...rows.values()]
        .filter(({ dueAt }) => dueAt <= now)
        .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
        .slice(0, limit)
        .map(copy),
    async remove(id) {
      rows.delete(id);
    },
  };
}
