import type { Kind, KindTypes } from '../../../src/record/kind';
import { ENDED_FOR_MS, KEPT_ENTRIES, KEPT_OF_ENDED, type RecordStore } from '../../../src/record/store';
import { type Entry, type Stored, type Write } from '../../../src/record/stored';
import { copy, copyOf } from './copy';

const FAR = Number.MAX_SAFE_INTEGER;

/** The records of one kind in memory. `rows`: for what else its store looks up. */
export function memoryRecords<T extends KindTypes>(
  kind: Kind<T>,
  rows: Map<string, Stored<T>> = new Map(),
): RecordStore<T> {
  const moved = new Map<string, readonly Entry<T['event']>[]>();
  const away = new Set<string>();
  let numbers = 0;
  const all = () => [...rows.values()];
  const made = (source: string, key: string) =>
    all().find(({ state }) => state.source === source && state.externalKey === key);
  const numbersTaken = () => all().map((row) => row.state.number ?? 0);

  return {
    nextNumber: async () => ++numbers,
    load: async (id) => copyOf(rows.get(id)),
    loadSettled: async (id) => copyOf(rows.get(id)),
    byExternalKey: async (source, key) => copyOf(made(source, key)),

    async create(id, write) {
      const { source, externalKey, number } = write.state;
      if (made(source, externalKey)) return 'exists';
      if (kind.numbered && number !== undefined && numbersTaken().includes(number)) {
        numbers = Math.max(numbers, ...numbersTaken());
        return 'number_taken';
      }
      if (rows.has(id)) throw new Error(`${kind.name} ${id} is there already`);
      rows.set(id, written({ state: write.state, version: 0, timeline: [], outbox: [], keys: [] }, write));
      return 'created';
    },

    async save(id, version, write) {
      const row = rows.get(id);
      if (row?.version !== version) return 'lost';
      rows.set(id, written(row, write));
      return 'saved';
    },

    async settle(id, entries, shown) {
      const row = rows.get(id);
      if (!row || (shown !== undefined && shown !== row.version)) return false;
      rows.set(id, { ...row, outbox: row.outbox.filter((entry) => !entries.includes(entry.id)) });
      return true;
    },

    unsettled: async (before, limit) =>
      all()
        .filter((row) => outboxSince(row) < before.getTime())
        .toSorted((a, b) => outboxSince(a) - outboxSince(b))
        .slice(0, limit)
        .map(copy),

    due: async (until, limit) =>
      all()
        .flatMap(({ version, state: { id, nextAt } }) => (nextAt && nextAt <= until ? [{ id, version, nextAt }] : []))
        .toSorted((a, b) => a.nextAt.getTime() - b.nextAt.getTime())
        .slice(0, limit)
        .map(copy),

    stepAside: async () => {},

    async open(after, limit) {
      const page = all()
        .filter(({ state }) => kind.isOpen(state) && (after === undefined || state.id > after))
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
      rows.set(id, copy({ ...row, state: { ...row.state, nextAt } }));
      return true;
    },

    async archive(id) {
      const row = rows.get(id);
      const old = row?.timeline.slice(0, -KEPT_ENTRIES) ?? [];
      if (!row || old.length === 0) return 0;
      moved.set(id, [...(moved.get(id) ?? []), ...old]);
      rows.set(id, { ...row, timeline: row.timeline.slice(-KEPT_ENTRIES) });
      return old.length;
    },

    ended: async (now, limit) =>
      all()
        .filter(({ state }) => !kind.isOpen(state) && !away.has(state.id))
        .filter(({ state }) => now.getTime() - state.changedAt.getTime() >= ENDED_FOR_MS)
        .slice(0, limit)
        .map(({ state }) => state.id),

    async putAway(id) {
      const row = rows.get(id);
      away.add(id);
      if (!row) return;
      moved.set(id, [...(moved.get(id) ?? []), ...row.timeline.slice(0, -KEPT_OF_ENDED)]);
      rows.set(id, { ...row, timeline: row.timeline.slice(-KEPT_OF_ENDED) });
    },

    async replace(id, entries) {
      const changed = new Map(entries.map((one) => [one.id, copy(one)]));
      const now = (one: Entry<T['event']>) => changed.get(one.id) ?? one;
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, timeline: row.timeline.map(now) });
      moved.set(id, (moved.get(id) ?? []).map(now));
    },

    history: async (id) => copy([...(moved.get(id) ?? []), ...(rows.get(id)?.timeline ?? [])]),

    async health(now) {
      const late = all().flatMap(({ state }) => (state.nextAt ? [now.getTime() - state.nextAt.getTime()] : []));
      return {
        unreadable: 0,
        overdueMs: Math.max(0, ...late),
        outboxAgeMs: Math.max(0, ...all().map((row) => now.getTime() - outboxSince(row))),
        unsettled: all().filter((row) => row.outbox.length > 0).length,
      };
    },
  };
}

function written<T extends KindTypes>(row: Stored<T>, write: Write<T>): Stored<T> {
  return copy({
    ...row,
    state: write.state,
    version: row.version + 1,
    timeline: [...row.timeline, ...write.timeline],
    outbox: [...row.outbox, ...write.outbox],
    keys: write.keys,
    ...(write.lastSaid === undefined ? {} : { lastSaid: write.lastSaid }),
  });
}

const outboxSince = <T extends KindTypes>(row: Stored<T>) =>
  Math.min(FAR, ...row.outbox.map((entry) => entry.at.getTime()));
