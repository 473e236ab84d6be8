import type { Document, Filter, Sort } from 'mongodb';
import { knownOf } from '../../src/incident/policies/services/known';
import {
  heldCase,
  type IncidentStore,
  knownCase,
  MOST_QUEUED,
  passedCase,
  type QueuedCase,
  queuedCase,
  scoredCase,
} from '../../src/incident/store';
import { type Incident, incident } from '../../src/incident/types';
import { type MongoContext, type Row, rows } from './context';
import { scopeTokens, shelfToken } from './incident-fields';
import { COUNTED } from './record-lists';
import { type Reader } from './unreadable';

const STATE = { state: 1, schema: 1, version: 1, deadline: 1 };
/** No more of a case than a list is chosen by. */
const SHORT = {
  schema: 1,
  ...Object.fromEntries(Object.keys(queuedCase.shape).map((field) => [`state.${field}`, 1])),
};
const PASSED = { 'state.confidential': 1, 'state.passes': 1 };
const SCORED = { 'state.confidential': 1, 'state.team': 1, 'state.score': 1 };
const HELD = { 'state.owner.id': 1, 'state.priority': 1 };
/** Who is needed at once first (of others the field is not there), then breached or next due, priority, age. */
export const QUEUE_ORDER = { atOnce: -1, deadline: 1, 'state.priority': 1, 'state.loggedAt': 1, _id: 1 } as const;
const BY_DEADLINE: Sort = { deadline: 1, 'state.priority': 1, _id: 1 };

/** Cases of a service that are looked at for how long it was down. */
const MOST_DOWN = 500;

/** So many cases that everybody may know of. */
const MOST_KNOWN = 200;
const KNOWN = Object.fromEntries(Object.keys(knownCase.shape).map((field) => [`state.${field}`, 1]));
const MOST_MAJORS = 50;
const downRow = incident.pick({ down: true });
const DOWN = { 'state.down': 1 };

type Lists = Pick<
  IncidentStore,
  | 'many'
  | 'ofCaller'
  | 'calledSince'
  | 'unasked'
  | 'ofDevice'
  | 'owners'
  | 'ofOwner'
  | 'passedSince'
  | 'scoredSince'
  | 'downtimes'
  | 'known'
  | 'majors'
  | 'heldBy'
  | 'queue'
  | 'listed'
>;

export function incidentLists(
  { db, desk, run }: MongoContext,
  states: Reader<Incident>,
  short: Reader<QueuedCase>,
): Lists {
  const incidents = rows(db, 'incidents');

  const found = (filter: Filter<Row>, sort: Sort, limit: number, projection: Document = STATE) =>
    incidents.find({ desk, ...filter }, { projection, sort, limit }).toArray();

  return {
    many: (ids) =>
      run(async () => {
        // In this order: some would take the desk's index and look at every case.
        const wanted = { _id: { $in: [...ids] }, desk };
        return states.many(await incidents.find(wanted, { projection: STATE }).toArray());
      }),

    ofCaller: (person, limit) =>
      run(async () => {
        return states.many(await found({ openOf: person }, { 'state.loggedAt': -1, _id: -1 }, limit));
      }),

    calledSince: (since, limit) =>
      run(async () => states.many(await found({ calledAt: { $gte: since } }, { calledAt: -1 }, limit))),

    unasked: (email, limit) =>
      run(async () => {
        const cases = await found({ unasked: email }, {}, limit, { _id: 1 });
        return cases.map(({ _id }) => _id);
      }),

    ofDevice: (tag, since, limit) =>
      run(async () => {
        const filter = { 'state.device.tag': tag, 'state.loggedAt': { $gte: since } };
        return states.many(await found(filter, { 'state.loggedAt': -1, _id: -1 }, limit));
      }),

    downtimes: (service) =>
      run(async () => {
        const cases = await found({ 'state.down.service': service }, { _id: -1 }, MOST_DOWN, DOWN);
        return cases.flatMap(({ state }) => downRow.safeParse(state).data?.down ?? []);
      }),

    known: () =>
      run(async () => {
        const cases = await found({ outage: { $gte: '' } }, {}, MOST_KNOWN, KNOWN);
        return cases.flatMap(({ state }) => {
          const one = knownCase.safeParse(state).data;
          return (one && knownOf(one)) ?? [];
        });
      }),

    majors: (since) =>
      run(async () => states.many(await found({ majorAt: { $gte: since } }, { majorAt: -1 }, MOST_MAJORS))),

    owners: () =>
      run(async () => {
        const owned = { desk, ownedBy: { $gte: '' } };
        const found = await incidents.aggregate([{ $match: owned }, { $group: { _id: '$ownedBy' } }]).toArray();
        return found.map(({ _id: id }) => String(id));
      }),

    ofOwner: (person, limit) =>
      run(async () => {
        return states.many(await found({ ownedBy: person }, BY_DEADLINE, limit));
      }),

    passedSince: (since) =>
      run(async () => {
        const passed = await found({ passedAt: { $gte: since } }, { passedAt: -1 }, MOST_QUEUED, PASSED);
        return passed.flatMap(({ state }) => passedCase.safeParse(state).data ?? []);
      }),

    scoredSince: (since) =>
      run(async () => {
        const scored = await found({ scoredAt: { $gte: since } }, { scoredAt: -1 }, MOST_QUEUED, SCORED);
        return scored.flatMap(({ state }) => scoredCase.safeParse(state).data ?? []);
      }),

    heldBy: (people) =>
      run(async () => {
        // Whoever has one has it in progress or waiting: a new one has no owner.
        const filter = { ownedBy: { $in: [...people] } };
        const held = await found(filter, {}, MOST_QUEUED, HELD);
        return held.flatMap(({ state }) => heldCase.safeParse({ ...state, owner: state?.owner?.id }).data ?? []);
      }),

    queue: (scope) =>
      run(async () => {
        const filter = { queuedFor: { $in: scopeTokens(scope) } };
        return short.many(await found(filter, QUEUE_ORDER, MOST_QUEUED, SHORT));
      }),

    listed: (team, { confidential, before, limit }) =>
      run(async () => {
        const filter = { listedIn: shelfToken(team, confidential), 'state.loggedAt': { $lt: before } };
        const [docs, total] = await Promise.all([
          found(filter, { 'state.priority': 1, _id: 1 }, limit),
          incidents.countDocuments({ desk, ...filter }, { limit: COUNTED }),
        ]);
        return { cases: states.many(docs), total };
      }),
  };
}
