import { isListed } from '../../../src/incident/at-rest';
import { incidentKind } from '../../../src/incident/kind';
import { isEnded } from '../../../src/incident/lifecycle';
import { unaskedAddress } from '../../../src/incident/on-behalf/called';
import { caseTerms, LEARNED, personTerm } from '../../../src/incident/policies/case-terms';
import { typeOf } from '../../../src/incident/policies/case-type';
import { endedCaseOf } from '../../../src/incident/policies/learned';
import { needsSomebodyAtOnce } from '../../../src/incident/policies/lists/queue-order';
import { knownOf } from '../../../src/incident/policies/services/known';
import {
  type FoundCase,
  foundCase,
  type IncidentStore,
  MOST_FOUND,
  MOST_QUEUED,
  passedCase,
  queuedCase,
  type ReadScope,
  scoredCase,
} from '../../../src/incident/store';
import type { StoredIncident } from '../../../src/incident/stored';
import type { Incident, TargetClock } from '../../../src/incident/types';
import { copy, copyOf } from './copy';
import { memoryRecords } from './records';

const UNRESOLVED = new Set<Incident['status']>(['new', 'in_progress', 'waiting']);
const FAR = Number.MAX_SAFE_INTEGER;

export function memoryIncidents(rows = new Map<string, StoredIncident>()): IncidentStore {
  const all = () => [...rows.values()];
  const states = (keep: (state: Incident) => boolean) =>
    all()
      .map((row) => row.state)
      .filter(keep);

  const newest = (keep: (found: FoundCase) => boolean, before = Number.POSITIVE_INFINITY) =>
    states(({ number }) => number < before)
      .map((state) => ({ state, terms: caseTerms(state) }))
      .filter(keep)
      .toSorted((a, b) => b.state.number - a.state.number)
      .slice(0, MOST_FOUND)
      .map((row) => foundCase.parse(row));
  const found = (scope: ReadScope, keep: (found: FoundCase) => boolean, before?: number) =>
    newest((one) => onShelf(scope, one.state) && keep(one), before);

  return {
    ...memoryRecords(incidentKind, rows),

    many: async (ids) => states((state) => ids.includes(state.id)).map(copy),
    byNumber: async (number) => copyOf(all().find((row) => row.state.number === number)),

    ofMessage: async (message) =>
      all()
        .filter(({ state }) => state.written?.some((one) => one.message === message))
        .map(copy),

    async countOpen() {
      const open = states(incidentKind.isOpen);
      const kindOf = (state: Incident) => ({ priority: state.priority, status: state.status, type: typeOf(state) });
      const counted = open.map((state) => ({ kind: kindOf(state), name: Object.values(kindOf(state)).join() }));
      const kinds = new Map(counted.map(({ kind, name }) => [name, kind]));
      return [...kinds].map(([name, kind]) => ({ ...kind, count: counted.filter((one) => one.name === name).length }));
    },

    ofCaller: async (person, limit) =>
      states((state) => state.caller.id === person && (UNRESOLVED.has(state.status) || state.status === 'resolved'))
        .toSorted((a, b) => b.loggedAt.getTime() - a.loggedAt.getTime() || (a.id < b.id ? 1 : -1))
        .slice(0, limit)
        .map(copy),

    owners: async () => {
      const taken = states(({ status }) => status === 'in_progress' || status === 'waiting');
      return [...new Set(taken.flatMap(({ owner }) => owner?.id ?? []))];
    },

    downtimes: async (service) =>
      states(({ down }) => down?.some((one) => one.service === service) === true).flatMap(({ down = [] }) =>
        copy(down),
      ),

    known: async () => states(() => true).flatMap((state) => copy(knownOf(state)) ?? []),
    majors: async (since) =>
      copy(states(({ major, changedAt }) => major !== undefined && changedAt >= since).slice(0, 50)),

    calledSince: async (since, limit) =>
      states(({ called }) => called !== undefined && called.at >= since)
        .toSorted((a, b) => (b.called?.at.getTime() ?? 0) - (a.called?.at.getTime() ?? 0))
        .slice(0, limit)
        .map(copy),

    unasked: async (email, limit) =>
      states((state) => unaskedAddress(state) === email && !isEnded(state))
        .slice(0, limit)
        .map(({ id }) => id),

    ofDevice: async (tag, since, limit) =>
      states((state) => state.device?.tag === tag && state.loggedAt >= since)
        .toSorted((a, b) => b.loggedAt.getTime() - a.loggedAt.getTime())
        .slice(0, limit)
        .map(copy),

    ofOwner: async (person, limit) =>
      states((state) => state.owner?.id === person && (state.status === 'in_progress' || state.status === 'waiting'))
        .toSorted(byUrgency)
        .slice(0, limit)
        .map(copy),

    passedSince: async (since) =>
      states(({ passes }) => (passes?.at(-1)?.at ?? new Date(0)) >= since)
        .toSorted((a, b) => (b.passes?.at(-1)?.at.getTime() ?? 0) - (a.passes?.at(-1)?.at.getTime() ?? 0))
        .slice(0, MOST_QUEUED)
        .map((state) => passedCase.parse(state)),

    scoredSince: async (since) =>
      states(({ score }) => (score?.at ?? new Date(0)) >= since)
        .toSorted((a, b) => (b.score?.at.getTime() ?? 0) - (a.score?.at.getTime() ?? 0))
        .slice(0, MOST_QUEUED)
        .map((state) => scoredCase.parse(state)),

    heldBy: async (people) =>
      states(({ status }) => status === 'in_progress' || status === 'waiting')
        .flatMap(({ owner, priority }) => (owner && people.includes(owner.id) ? [{ owner: owner.id, priority }] : []))
        .slice(0, MOST_QUEUED),

    // A breached target lies in the past, so "breached first, then next deadline" is one order at any moment.
    queue: async (scope) =>
      states((state) => UNRESOLVED.has(state.status) && mayList(scope, state))
        .toSorted(byQueueOrder)
        .slice(0, MOST_QUEUED)
        .map((state) => queuedCase.parse(state)),

    find: async (scope, term, before) => found(scope, ({ terms }) => terms.includes(term), before),
    findAny: async (scope, asked) => found(scope, ({ terms }) => terms.some((one) => asked.includes(one))),
    ofPerson: async (person, before) => newest(({ terms }) => terms.includes(personTerm(person)), before),

    learned: async (limit) =>
      states((state) => caseTerms(state).includes(LEARNED))
        .toSorted((a, b) => b.number - a.number)
        .slice(0, limit)
        .map((state) => endedCaseOf(state, caseTerms(state))),

    async listed(team, { confidential, before, limit }) {
      const cases = states(
        (state) =>
          state.team === team && state.confidential === confidential && state.loggedAt < before && isListed(state),
      ).toSorted((a, b) => a.priority.localeCompare(b.priority) || (a.id < b.id ? -1 : 1));
      return { cases: cases.slice(0, limit).map(copy), total: cases.length };
    },
  };
}

const left = (clock: TargetClock) => (clock.metAt || clock.pausedAt !== undefined ? FAR : clock.dueAt.getTime());
const deadline = (state: Incident) => Math.min(left(state.responseTarget), left(state.resolutionTarget));

/** Sorts as text: instants in one width, `P1` before `P2`. */
const token = (state: Incident) => `${String(deadline(state)).padStart(17, '0')}|${state.priority}|${state.id}`;
const byUrgency = (a: Incident, b: Incident) => (token(a) < token(b) ? -1 : 1);

const queueToken = (state: Incident) => {
  const atOnce = needsSomebodyAtOnce(state) ? 0 : 1;
  const due = String(deadline(state)).padStart(17, '0');
  return `${atOnce}|${due}|${state.priority}|${state.loggedAt.toISOString()}|${state.id}`;
};
const byQueueOrder = (a: Incident, b: Incident) => (queueToken(a) < queueToken(b) ? -1 : 1);

const onShelf = (scope: ReadScope, { team, confidential }: Pick<Incident, 'team' | 'confidential'>): boolean =>
  scope.confidentialTeams.includes(team) || (!confidential && (scope.everything || scope.teams.includes(team)));

function mayList(scope: ReadScope, state: Incident): boolean {
  const theirs = [
    state.caller.id,
    state.owner?.id,
    ...state.assigned,
    ...(state.participants ?? []).map(({ id }) => id),
  ];
  return theirs.includes(scope.person) || onShelf(scope, state);
}
