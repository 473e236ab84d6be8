import { isListed } from '../../../src/incident/at-rest';
import { type IncidentStore, type ReadScope } from '../../../src/incident/store';
import type { Incident, TargetClock } from '../../../src/incident/types';
import type { IncidentWrite, StoredIncident } from '../../../src/record/records';
import { copy, copyOf } from './copy';
import { memoryUpkeep } from './upkeep';

const UNRESOLVED = new Set<Incident['status']>(['new', 'in_progress', 'waiting']);
const KEPT_KEYS = 100;
const FAR = Number.MAX_SAFE_INTEGER;

export function memoryIncidents(): IncidentStore {
  const rows = new Map<string, StoredIncident>();
  let numbers = 0;
  const all = () => [...rows.values()];
  const states = (keep: (state: Incident) => boolean) =>
    all()
      .map((row) => row.state)
      .filter(keep);

  return {
    ...memoryUpkeep(rows),

    nextNumber: async () => ++numbers,
    load: async (id) => copyOf(rows.get(id)),
    many: async (ids) => states((state) => ids.includes(state.id)).map(copy),
    byNumber: async (number) => copyOf(all().find((row) => row.state.number === number)),
    byExternalKey: async (source, key) =>
      copyOf(all().find((row) => row.state.source === source && row.state.externalKey === key)),

    async create(id, write) {
      const { source, externalKey, number } = write.state;
      if (all().some((row) => row.state.source === source && row.state.externalKey === externalKey)) return 'exists';
      if (all().some((row) => row.state.number === number)) {
        numbers = Math.max(numbers, ...all().map((row) => row.state.number));
        return 'number_taken';
      }
      if (rows.has(id)) throw new Error(`Incident ${id} is there already`);
      rows.set(id, written({ state: write.state, version: 0, timeline: [], outbox: [], keys: [] }, write));
      return 'created';
    },

    async save(id, version, write) {
      const row = rows.get(id);
      if (row?.version !== version) return 'lost';
      rows.set(id, written(row, write));
      return 'saved';
    },

    async settle(id, entries) {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, outbox: row.outbox.filter((entry) => !entries.includes(entry.id)) });
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

    ofCaller: async (person, limit) =>
      states((state) => state.caller.id === person && (UNRESOLVED.has(state.status) || state.status === 'resolved'))
        .toSorted((a, b) => b.loggedAt.getTime() - a.loggedAt.getTime() || (a.id < b.id ? 1 : -1))
        .slice(0, limit)
        .map(copy),

    ofOwner: async (person, limit) =>
      states((state) => state.owner?.id === person && (state.status === 'in_progress' || state.status === 'waiting'))
        .toSorted(byUrgency)
        .slice(0, limit)
        .map(copy),

    // A breached target lies in the past, so "breached first, then next deadline" is one order at any moment.
    async queue(scope, _now, { size, after }) {
      const listed = states((state) => UNRESOLVED.has(state.status) && mayList(scope, state)).toSorted(byUrgency);
      const rest =
        after === undefined || !/^\d{17}\|P\d\|/.test(after) ? listed : listed.filter((state) => token(state) > after);
      const page = rest.slice(0, size).map(copy);
      const last = page.at(-1);
      return { rows: page, ...(last && rest.length > size ? { next: token(last) } : {}) };
    },

    async listed(team, { confidential, before, limit }) {
      const cases = states(
        (state) =>
          state.team === team && state.confidential === confidential && state.loggedAt < before && isListed(state),
      ).toSorted((a, b) => a.priority.localeCompare(b.priority) || (a.id < b.id ? -1 : 1));
      return { cases: cases.slice(0, limit).map(copy), total: cases.length };
    },

    async health(now) {
      const late = states((state) => state.nextAt !== undefined).map((s) => now.getTime() - (s.nextAt?.getTime() ?? 0));
      return {
        unreadable: 0,
        overdueMs: Math.max(0, ...late),
        unsettled: all().filter((row) => row.outbox.length > 0).length,
      };
    },
  };
}

function written(row: StoredIncident, write: IncidentWrite): StoredIncident {
  return copy({
    ...row,
    state: write.state,
    version: row.version + 1,
    timeline: [...row.timeline, ...write.timeline],
    outbox: [...row.outbox, ...write.outbox],
    keys: [...row.keys, write.key].slice(-KEPT_KEYS),
    ...(write.lastSay === undefined ? {} : { lastSay: write.lastSay }),
  });
}

const outboxSince = (row: StoredIncident) => Math.min(FAR, ...row.outbox.map((entry) => entry.at.getTime()));
const left = (clock: TargetClock) => (clock.metAt || clock.pausedAt !== undefined ? FAR : clock.dueAt.getTime());
const deadline = (state: Incident) => Math.min(left(state.responseTarget), left(state.resolutionTarget));

/** Sorts as text: instants in one width, `P1` before `P2`. */
const token = (state: Incident) => `${String(deadline(state)).padStart(17, '0')}|${state.priority}|${state.id}`;
const byUrgency = (a: Incident, b: Incident) => (token(a) < token(b) ? -1 : 1);

function mayList(scope: ReadScope, state: Incident): boolean {
  const theirs = [state.caller.id, state.owner?.id, ...state.assigned];
  if (theirs.includes(scope.person) || scope.confidentialTeams.includes(state.team)) return true;
  return !state.confidential && (scope.everything || scope.teams.includes(state.team));
}
