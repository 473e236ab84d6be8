import type { Document, Filter, Sort } from 'mongodb';
import { z } from 'zod';
import { LEARNED } from '../../src/incident/policies/case-terms';
import { endedCaseOf } from '../../src/incident/policies/learned';
import { heldCase, type IncidentStore, MOST_QUEUED, type QueuedCase, queuedCase } from '../../src/incident/store';
import { type Incident, incident } from '../../src/incident/types';
import { type MongoContext, type Row, rows } from './context';
import { scopeTokens } from './incident-fields';
import { COUNTED } from './record-lists';
import { type Reader } from './unreadable';

const STATE = { state: 1, schema: 1, version: 1, deadline: 1 };
/** No more of a case than a list is chosen by. */
const SHORT = {
  schema: 1,
  ...Object.fromEntries(Object.keys(queuedCase.shape).map((field) => [`state.${field}`, 1])),
};
const HELD = { 'state.owner.id': 1, 'state.priority': 1 };
const BEGINNING = new Date(0);
const BY_DEADLINE: Sort = { deadline: 1, 'state.priority': 1, _id: 1 };

/** Of an ended case, as much as a suggestion learns from. */
const endedCase = incident.pick({ id: true, category: true, sub: true, suggested: true, categorisedBy: true });
const ENDED = {
  terms: 1,
  ...Object.fromEntries(Object.keys(endedCase.shape).map((field) => [`state.${field}`, 1])),
};
const learnedRow = z.object({ terms: z.array(z.string()), state: endedCase });

type Lists = Pick<
  IncidentStore,
  'many' | 'ofCaller' | 'owners' | 'ofOwner' | 'heldBy' | 'queue' | 'learned' | 'listed'
>;

export function incidentLists(
  { db, desk, run }: MongoContext,
  states: Reader<Incident>,
  short: Reader<QueuedCase>,
): Lists {
  const incidents = rows(db, 'incidents');

  const found = (filter: Filter<Row>, sort: Sort, limit: number, projection: Document = STATE) =>
    incidents.find({ ...filter, desk }, { projection, sort, limit }).toArray();

  return {
    many: (ids) =>
      run(async () => {
        const wanted = { desk, _id: { $in: [...ids] } };
        // Without it some take the desk's index and look at every case.
        return states.many(await incidents.find(wanted, { projection: STATE, hint: { _id: 1 } }).toArray());
      }),

    ofCaller: (person, limit) =>
      run(async () => {
        const filter = { open: true, 'state.caller.id': person };
        return states.many(await found(filter, { 'state.loggedAt': -1, _id: -1 }, limit));
      }),

    owners: () =>
      run(async () => {
        const owned = { desk, queued: true, 'state.owner.id': { $exists: true } };
        const found = await incidents.aggregate([{ $match: owned }, { $group: { _id: '$state.owner.id' } }]).toArray();
        return found.map(({ _id: id }) => String(id));
      }),

    ofOwner: (person, limit) =>
      run(async () => {
        const filter = { queued: true, 'state.owner.id': person, 'state.status': { $in: ['in_progress', 'waiting'] } };
        return states.many(await found(filter, BY_DEADLINE, limit));
      }),

    heldBy: (people) =>
      run(async () => {
        // Whoever has one has it in progress or waiting: a new one has no owner.
        const filter = { queued: true, 'state.owner.id': { $in: [...people] } };
        const held = await found(filter, {}, MOST_QUEUED, HELD);
        return held.flatMap(({ state }) => heldCase.safeParse({ ...state, owner: state?.owner?.id }).data ?? []);
      }),

    queue: (scope) =>
      run(async () => {
        const filter = { queued: true, readers: { $in: scopeTokens(scope) }, deadline: { $gte: BEGINNING } };
        return short.many(await found(filter, BY_DEADLINE, MOST_QUEUED, SHORT));
      }),

    learned: (limit) =>
      run(async () => {
        const docs = await found({ terms: LEARNED }, { _id: -1 }, limit, ENDED);
        return docs.flatMap((doc) => {
          const row = learnedRow.safeParse(doc).data;
          return row ? [endedCaseOf(row.state, row.terms)] : [];
        });
      }),

    listed: (team, { confidential, before, limit }) =>
      run(async () => {
        const of = { 'state.team': team, 'state.confidential': confidential };
        const filter = { listed: true, ...of, 'state.loggedAt': { $lt: before } };
        const [docs, total] = await Promise.all([
          found(filter, { 'state.priority': 1, _id: 1 }, limit),
          incidents.countDocuments({ ...filter, desk }, { limit: COUNTED }),
        ]);
        return { cases: states.many(docs), total };
      }),
  };
}
