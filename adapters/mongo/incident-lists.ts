import type { Document, Filter, Sort } from 'mongodb';
import { type IncidentStore } from '../../src/incident/store';
import type { StoredIncident } from '../../src/record/records';
import { type MongoContext, type Row, rows } from './context';
import { scopeTokens } from './incident-fields';
import { afterToken, tokenOf } from './page-token';
import { incident } from './schema/incident';
import { createReader, type Reader } from './unreadable';

/** How much later the sweep looks again at a document that it could not read. */
const BACK_OFF_MS = 60_000;
/** More waiting outboxes than this are not counted exactly. */
const COUNTED = 1000;

const STATE = { state: 1, schema: 1, version: 1, deadline: 1 };
const BY_DEADLINE: Sort = { deadline: 1, 'state.priority': 1, _id: 1 };

type Lists = Pick<IncidentStore, 'many' | 'unsettled' | 'due' | 'ofCaller' | 'ofOwner' | 'queue' | 'listed' | 'health'>;

export function incidentLists({ db, desk, run, unreadable }: MongoContext, whole: Reader<StoredIncident>): Lists {
  const incidents = rows(db, 'incidents');
  /** A list shows the state alone, so it cannot tell that the whole document is well again. */
  const noting = { ...unreadable, forget: () => {} };
  const states = createReader(noting, 'incidents', incident, (doc) => doc['state']);

  const found = (filter: Filter<Row>, sort: Sort, limit: number, projection: Document = STATE) =>
    incidents.find({ ...filter, desk }, { projection, sort, limit }).toArray();

  /** Reads on past documents that cannot be read: each is put back by `BACK_OFF_MS`, so it is not in the next page. */
  async function pastUnreadable<T>(
    read: (doc: Document) => readonly T[],
    field: 'dueAt' | 'outboxSince',
    until: Date,
    page: () => Promise<Row[]>,
  ): Promise<T[]> {
    for (;;) {
      const docs = await page();
      const bad = docs.filter((doc) => read(doc).length === 0).map((doc) => doc['_id']);
      if (bad.length === 0) return docs.flatMap(read);
      const later = new Date(until.getTime() + BACK_OFF_MS);
      await incidents.updateMany({ desk, _id: { $in: bad }, [field]: { $lte: until } }, { $set: { [field]: later } });
    }
  }

  return {
    unsettled: (before, limit) => {
      const page = () => found({ outboxSince: { $lt: before } }, { outboxSince: 1 }, limit, {});
      return run(() => pastUnreadable((doc) => whole.many([doc]), 'outboxSince', before, page));
    },

    due: (until, limit) => {
      const page = () => found({ dueAt: { $lte: until } }, { dueAt: 1 }, limit, {});
      return run(() => pastUnreadable((doc) => whole.many([doc]).flatMap(dueOf), 'dueAt', until, page));
    },

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

    ofOwner: (person, limit) =>
      run(async () => {
        const filter = { queued: true, 'state.owner.id': person, 'state.status': { $in: ['in_progress', 'waiting'] } };
        return states.many(await found(filter, BY_DEADLINE, limit));
      }),

    queue: (scope, _now, { size, after }) =>
      run(async () => {
        const readers = { $in: scopeTokens(scope) };
        const docs = await found({ queued: true, readers, ...afterToken(after) }, BY_DEADLINE, size + 1);
        const page = docs.slice(0, size);
        const last = docs.length > size ? page.at(-1) : undefined;
        return { rows: states.many(page), ...(last && { next: tokenOf(last) }) };
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

    health: (now) =>
      run(async () => {
        const [oldest, unsettled] = await Promise.all([
          incidents.findOne({ desk, dueAt: { $lte: now } }, { sort: { dueAt: 1 }, projection: { dueAt: 1 } }),
          incidents.countDocuments({ desk, outboxSince: { $lte: now } }, { limit: COUNTED }),
        ]);
        const dueAt: unknown = oldest?.['dueAt'];
        const overdueMs = dueAt instanceof Date ? now.getTime() - dueAt.getTime() : 0;
        return { unreadable: unreadable.count(), overdueMs, unsettled };
      }),
  };
}

function dueOf({ state: { id, nextAt }, version }: StoredIncident) {
  return nextAt ? [{ id, version, nextAt }] : [];
}
