import { type LeaseStore } from '../../../src/record/leases';
import type { StoredIncident, TimelineEntry } from '../../../src/record/records';
import { type AuditResult, type AuditStore, type IncidentUpkeep, KEPT_ENTRIES } from '../../../src/record/repair-store';
import { copy, copyOf } from './copy';

const isOpen = ({ state }: StoredIncident) => state.status !== 'closed' && state.status !== 'cancelled';

/** On the rows of `memoryIncidents`. */
export function memoryUpkeep(rows: Map<string, StoredIncident>): IncidentUpkeep {
  const moved = new Map<string, readonly TimelineEntry[]>();

  return {
    async open(after, limit) {
      const page = [...rows.values()]
        .filter((row) => isOpen(row) && (after === undefined || row.state.id > after))
        .toSorted((a, b) => (a.state.id < b.state.id ? -1 : 1))
        .slice(0, limit);
      const last = page.length === limit ? page.at(-1) : undefined;
      return copy({
        rows: page.map(({ state, version, timeline }) => ({
          state,
          version,
          ...(state.nextAt && { dueAt: state.nextAt }),
          entries: timeline.length,
        })),
        unreadable: 0,
        ...(last && { next: last.state.id }),
      });
    },

    async realign(id, version, nextAt) {
      const row = rows.get(id);
      if (row?.version !== version) return false;
      const { nextAt: _, ...state } = row.state;
      rows.set(id, copy({ ...row, state: nextAt ? { ...state, nextAt } : state }));
      return true;
    },

    async countOpen() {
      const open = [...rows.values()].filter(isOpen).map(({ state }) => state);
      const kinds = new Map(open.map(({ priority, status }) => [`${priority} ${status}`, { priority, status }]));
      return [...kinds.values()].map(({ priority, status }) => ({
        priority,
        status,
        count: open.filter((state) => state.priority === priority && state.status === status).length,
      }));
    },

    async archiveTimeline(id) {
      const row = rows.get(id);
      const old = row?.timeline.slice(0, -KEPT_ENTRIES) ?? [];
      if (!row || old.length === 0) return 0;
      moved.set(id, [...(moved.get(id) ?? []), ...old]);
      rows.set(id, { ...row, timeline: row.timeline.slice(-KEPT_ENTRIES) });
      return old.length;
    },

    history: async (id) => copy([...(moved.get(id) ?? []), ...(rows.get(id)?.timeline ?? [])]),
  };
}

export function memoryLeases(): LeaseStore {
  const leases = new Map<string, { readonly by: string; readonly until: Date }>();
  return {
    async take(name, by, now, until) {
      const held = leases.get(name);
      if (held && held.by !== by && held.until > now) return false;
      leases.set(name, { by, until });
      return true;
    },
  };
}

export function memoryAudits(): AuditStore {
  let result: AuditResult | undefined;
  return {
    async put(next) {
      result = copy(next);
    },
    last: async () => copyOf(result),
  };
}
