import type { Document, FindOptions } from 'mongodb';
import { z } from 'zod';
import type { KindTypes } from '../../src/record/kind';
import { ENDED_FOR_MS, KEPT_ENTRIES, KEPT_OF_ENDED, type RecordStore } from '../../src/record/store';
import { type MongoContext, rows } from './context';
import type { MongoKind } from './records';
import { createReader } from './unreadable';

export const HISTORY = 'history';

export const historyIndexes = [{ name: 'history_record', key: { desk: 1, kind: 1, record: 1 } }] as const;

/** `history`: `{_id: <kind>.<record>.<entry>, desk, schema, kind, record, entry}`. */
export function mongoArchive<T extends KindTypes>(
  { db, desk, run, unreadable }: MongoContext,
  { kind: { name: kind, schema }, collection, entry }: MongoKind<T>,
): Pick<RecordStore<T>, 'archive' | 'ended' | 'putAway' | 'history' | 'replace'> {
  const records = rows(db, collection);
  const history = rows(db, HISTORY);
  /** Only the timeline is looked at, so this cannot tell that the whole document is well again. */
  const noting = { ...unreadable, forget: () => {} };
  const entries = createReader(unreadable, HISTORY, entry, (doc) => doc['entry'], schema);
  const timelines = createReader(noting, collection, z.array(entry), (doc) => doc['timeline'], schema);
  const timelineOf = async (id: string) => {
    const doc = await records.findOne({ _id: id, desk }, { projection: { timeline: 1, schema: 1 } });
    return timelines.maybe(doc) ?? [];
  };

  const move = async (id: string, kept: number): Promise<number> => {
    const old = (await timelineOf(id)).slice(0, -kept);
    if (old.length === 0) return 0;
    await history.bulkWrite(
      old.map((one) => ({
        updateOne: {
          filter: { _id: `${kind}.${id}.${one.id}`, desk },
          update: { $setOnInsert: { schema, kind, record: id, entry: one } },
          upsert: true,
        },
      })),
    );
    // By id: what was added or moved by others meanwhile stays as it is.
    const moved: Document = { $pull: { timeline: { id: { $in: old.map((one) => one.id) } } } };
    await records.updateOne({ _id: id, desk }, moved);
    return old.length;
  };

  return {
    archive: (id) => run(() => move(id, KEPT_ENTRIES)),

    ended: (now, limit) =>
      run(async () => {
        const before = new Date(now.getTime() - ENDED_FOR_MS);
        const options: FindOptions = { projection: { _id: 1 }, sort: { endedAt: 1 }, limit };
        const found = await records.find({ desk, endedAt: { $lte: before } }, options).toArray();
        return found.map((doc) => doc['_id']);
      }),

    putAway: (id) =>
      run(async () => {
        await move(id, KEPT_OF_ENDED);
        await records.updateOne({ _id: id, desk }, { $unset: { endedAt: '' } });
      }),

    // In this order, so that an entry that is being moved is replaced at least where it goes.
    replace: (id, changed) =>
      run(async () => {
        for (const one of changed) {
          const there: Document = { 'timeline.$[one]': one };
          await records.updateOne({ _id: id, desk }, { $set: there }, { arrayFilters: [{ 'one.id': one.id }] });
          await history.updateOne({ _id: `${kind}.${id}.${one.id}`, desk }, { $set: { entry: one } });
        }
      }),

    history: (id) =>
      run(async () => {
        // In this order, so that an entry that is being moved is seen at least once.
        const newest = await timelineOf(id);
        const oldest = entries.many(await history.find({ desk, kind, record: id }).toArray());
        return inOrder([...oldest, ...newest]);
      }),
  };
}

/** `2.1` before `10.0`, each once. */
function inOrder<E extends { readonly id: string }>(timeline: readonly E[]): readonly E[] {
  const place = ({ id }: E) => id.split('.').map(Number);
  return [...new Map(timeline.map((entry) => [entry.id, entry])).values()].toSorted((a, b) => {
    const [[versionA = 0, a2 = 0], [versionB = 0, b2 = 0]] = [place(a), place(b)];
    return versionA - versionB || a2 - b2;
  });
}
