import type { Document, FindOptions } from 'mongodb';
import { z } from 'zod';
import type { KindTypes } from '../../src/record/kind';
import type { RecordStore } from '../../src/record/store';
import { type MongoContext, type Row, rows } from './context';
import { pastUnreadable } from './past-unreadable';
import type { MongoKind, Readers } from './records';
import { createReader } from './unreadable';

/** More than this are not counted exactly. */
export const COUNTED = 1000;
/** Of the timeline only the ids: it is counted here, not read. */
const LOOKED_AT = { state: 1, schema: 1, version: 1, dueAt: 1, 'timeline.id': 1 };

type Lists<T extends KindTypes> = Pick<
  RecordStore<T>,
  'unsettled' | 'due' | 'stepAside' | 'open' | 'realign' | 'health'
>;

/** What the sweep and the repair go through. */
export function recordLists<T extends KindTypes>(
  { db, desk, run, unreadable }: MongoContext,
  { collection, kind }: MongoKind<T>,
  { whole, states }: Readers<T>,
): Lists<T> {
  const records = rows(db, collection);
  const noting = { ...unreadable, forget: () => {} };
  const dues = createReader(noting, collection, due, dueOf, kind.schema);

  const pastBad = <R>(
    read: (doc: Document) => readonly R[],
    field: 'dueAt' | 'outboxSince',
    until: Date,
    page: () => Promise<Row[]>,
  ): Promise<R[]> => {
    const update = (bad: Document, change: Document) => records.updateMany({ ...bad, desk }, change);
    return pastUnreadable({ read, field, until, page, update });
  };

  return {
    unsettled: (before, limit) => {
      const page = () =>
        records.find({ desk, outboxSince: { $lt: before } }, { sort: { outboxSince: 1 }, limit }).toArray();
      return run(() => pastBad((doc) => whole.many([doc]), 'outboxSince', before, page));
    },

    due: (until, limit) => {
      const options: FindOptions = { projection: DUE, sort: { dueAt: 1 }, limit };
      const page = () => records.find({ desk, dueAt: { $lte: until } }, options).toArray();
      return run(() => pastBad((doc) => dues.many([doc]), 'dueAt', until, page));
    },

    stepAside: (id, until) =>
      run(async () => {
        await records.updateOne({ _id: id, desk, dueAt: { $exists: true } }, { $set: { dueAt: until } });
      }),

    open: (after, limit) =>
      run(async () => {
        const filter = { desk, open: true, ...(after !== undefined && { _id: { $gt: after } }) };
        const docs = await records.find(filter, { projection: LOOKED_AT, sort: { _id: 1 }, limit }).toArray();
        const found = docs.flatMap((doc) =>
          states.many([doc]).map((state) => ({
            state,
            version: Number(doc['version']),
            ...(doc['dueAt'] instanceof Date && { dueAt: doc['dueAt'] }),
            entries: Array.isArray(doc['timeline']) ? doc['timeline'].length : 0,
          })),
        );
        const last = docs.length === limit ? docs.at(-1) : undefined;
        return { rows: found, unreadable: docs.length - found.length, ...(last && { next: last['_id'] }) };
      }),

    realign: (id, version, nextAt) =>
      run(async () => {
        const change = nextAt
          ? { $set: { 'state.nextAt': nextAt, dueAt: nextAt } }
          : { $unset: { 'state.nextAt': '', dueAt: '' } };
        const { matchedCount } = await records.updateOne({ _id: id, desk, version }, change);
        return matchedCount === 1;
      }),

    health: (now) =>
      run(async () => {
        const [oldest, waiting, unsettled] = await Promise.all([
          records.findOne({ desk, dueAt: { $lte: now } }, { sort: { dueAt: 1 }, projection: { dueAt: 1 } }),
          records.findOne(
            { desk, outboxSince: { $lte: now } },
            { sort: { outboxSince: 1 }, projection: { outboxSince: 1 } },
          ),
          records.countDocuments({ desk, outboxSince: { $lte: now } }, { limit: COUNTED }),
        ]);
        const since = (at: unknown): number => (at instanceof Date ? now.getTime() - at.getTime() : 0);
        return {
          unreadable: unreadable.count(),
          overdueMs: since(oldest?.['dueAt']),
          outboxAgeMs: since(waiting?.['outboxSince']),
          unsettled,
        };
      }),
  };
}

/** No more of a record than says when it is due: many may be. */
const DUE = { version: 1, schema: 1, 'state.nextAt': 1 };
const due = z.object({ id: z.string(), version: z.number(), nextAt: z.date() });
const dueOf = ({ _id: id, version, state }: Document): unknown => ({ id, version, nextAt: state?.nextAt });
