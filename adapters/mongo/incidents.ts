import type { Document } from 'mongodb';
import { type IncidentStore } from '../../src/incident/store';
import type { IncidentWrite } from '../../src/record/records';
import { type MongoContext, rows } from './context';
import { createCounter } from './counters';
import { duplicateIndex } from './errors';
import { queryFields } from './incident-fields';
import { incidentLists } from './incident-lists';
import { storedIncident } from './schema/incident';
import { createReader } from './unreadable';
import { mongoUpkeep } from './upkeep';

export const INCIDENTS = 'incidents';
const KEPT_KEYS = 100;

/** Document: `{_id, desk, schema, version, state, timeline, outbox, keys, lastSay?, outboxSince?}`, `QueryFields`. */
export const incidentIndexes = [
  { name: 'incident_number', key: { desk: 1, 'state.number': 1 }, unique: true },
  { name: 'incident_external', key: { desk: 1, 'state.source': 1, 'state.externalKey': 1 }, unique: true },
  { name: 'incident_due', key: { desk: 1, dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
  {
    name: 'incident_outbox',
    key: { desk: 1, outboxSince: 1 },
    partialFilterExpression: { outboxSince: { $exists: true } },
  },
  { name: 'incident_open', key: { desk: 1, _id: 1 }, partialFilterExpression: { open: true } },
  {
    name: 'incident_queue',
    key: { desk: 1, readers: 1, deadline: 1, 'state.priority': 1, _id: 1 },
    partialFilterExpression: { queued: true },
  },
  {
    name: 'incident_listed',
    key: { desk: 1, 'state.team': 1, 'state.confidential': 1, 'state.priority': 1, _id: 1 },
    partialFilterExpression: { listed: true },
  },
  {
    name: 'incident_caller',
    key: { desk: 1, 'state.caller.id': 1, 'state.loggedAt': -1, _id: -1 },
    partialFilterExpression: { open: true },
  },
  {
    name: 'incident_owner',
    key: { desk: 1, 'state.owner.id': 1, deadline: 1, 'state.priority': 1, _id: 1 },
    partialFilterExpression: { queued: true },
  },
] as const;

export function mongoIncidents(context: MongoContext): IncidentStore {
  const { db, desk, run, unreadable } = context;
  const incidents = rows(db, INCIDENTS);
  const numbers = createCounter(context, 'incident');
  const read = createReader(unreadable, INCIDENTS, storedIncident, pickStored);
  const find = (filter: Document) => run(async () => read.maybe(await incidents.findOne({ ...filter, desk })));

  /** Which unique index refused a new incident; the platform's key counts before the number. */
  async function whyRefused(error: unknown, write: IncidentWrite): Promise<'exists' | 'number_taken'> {
    if (duplicateIndex(error) === undefined) throw error;
    const { source, externalKey, number } = write.state;
    const same = { desk, 'state.source': source, 'state.externalKey': externalKey };
    if (await incidents.findOne(same, { projection: { _id: 1 } })) return 'exists';
    if (duplicateIndex(error) !== 'incident_number') throw error;
    const last = await incidents.findOne({ desk }, { sort: { 'state.number': -1 }, projection: { 'state.number': 1 } });
    await numbers.skipPast(Math.max(number, Number(last?.['state']?.number ?? 0)));
    return 'number_taken';
  }

  return {
    ...incidentLists(context, read),
    ...mongoUpkeep(context),

    nextNumber: () => run(() => numbers.next()),
    load: (id) => find({ _id: id }),
    byNumber: (number) => find({ 'state.number': number }),
    byExternalKey: (source, key) => find({ 'state.source': source, 'state.externalKey': key }),

    create: (id, write) =>
      run(async () => {
        try {
          await incidents.insertOne({ _id: id, desk, schema: 1, version: 1, ...firstFields(write) });
          return 'created';
        } catch (error) {
          return whyRefused(error, write);
        }
      }),

    save: (id, version, write) =>
      run(async () => {
        const found = await incidents.findOneAndUpdate({ desk, _id: id, version }, saveOf(write), {
          projection: { _id: 1 },
        });
        return found ? 'saved' : 'lost';
      }),

    settle: (id, entries) =>
      run(async () => {
        await incidents.updateOne({ desk, _id: id }, settled(entries));
      }),
  };
}

function firstFields({ state, timeline, outbox, key, lastSay }: IncidentWrite): Document {
  const since = earliest(outbox);
  return { state, ...queryFields(state), timeline, outbox, keys: [key], lastSay, ...(since && { outboxSince: since }) };
}

/** State and query fields are replaced whole; timeline, outbox and keys only grow, so a drain in between stays done. */
function saveOf({ state, timeline, outbox, key, lastSay }: IncidentWrite): Document {
  const since = earliest(outbox);
  const fields = queryFields(state);
  return {
    $set: { state, ...fields, ...(lastSay !== undefined && { lastSay }) },
    $inc: { version: 1 },
    $push: {
      timeline: { $each: timeline },
      outbox: { $each: outbox },
      keys: { $each: [key], $slice: -KEPT_KEYS },
    },
    ...(since && { $min: { outboxSince: since } }),
    ...(!fields.dueAt && { $unset: { dueAt: '' } }),
  };
}

/** `$literal`: entry ids are data, also when one should begin with `$`. */
function settled(entries: readonly string[]): Document[] {
  const delivered = { $in: ['$$entry.id', { $literal: entries }] };
  const moments = { $map: { input: '$outbox', as: 'entry', in: '$$entry.at' } };
  return [
    { $set: { outbox: { $filter: { input: '$outbox', as: 'entry', cond: { $not: [delivered] } } } } },
    { $set: { outboxSince: { $ifNull: [{ $min: moments }, '$$REMOVE'] } } },
  ];
}

function earliest(outbox: IncidentWrite['outbox']): Date | undefined {
  return outbox.map((entry) => entry.at).reduce<Date | undefined>((a, b) => (a && a <= b ? a : b), undefined);
}

function pickStored({ state, version, timeline, outbox, keys, lastSay }: Document): unknown {
  return { state, version, timeline, outbox, keys, ...(lastSay === undefined ? {} : { lastSay }) };
}
