import type { Document } from 'mongodb';
import { z } from 'zod';
import { STATUSES } from '../../src/incident/types';
import type { TimelineEntry } from '../../src/record/records';
import { type IncidentUpkeep, KEPT_ENTRIES, type OpenCount } from '../../src/record/repair-store';
import { type MongoContext, rows } from './context';
import { priority } from './schema/common';
import { timelineEntry } from './schema/events';
import { incident } from './schema/incident';
import { createReader } from './unreadable';

export const HISTORY = 'history';

export const historyIndexes = [{ name: 'history_incident', key: { desk: 1, incident: 1 } }] as const;

const openCount: z.ZodType<OpenCount> = z.object({
  priority,
  status: z.enum(STATUSES),
  count: z.number(),
});

/** Of the timeline only the ids: it is counted here, not read. */
const AUDITED = { state: 1, schema: 1, version: 1, dueAt: 1, 'timeline.id': 1 };

/** `history`: `{_id: <incident>.<entry>, desk, schema, incident, entry}`. */
export function mongoUpkeep({ db, desk, run, unreadable }: MongoContext): IncidentUpkeep {
  const incidents = rows(db, 'incidents');
  const history = rows(db, HISTORY);
  /** Only the state is looked at, so this cannot tell that the whole document is well again. */
  const noting = { ...unreadable, forget: () => {} };
  const states = createReader(noting, 'incidents', incident, (doc) => doc['state']);
  const entries = createReader(unreadable, HISTORY, timelineEntry, (doc) => doc['entry']);
  const timelines = createReader(noting, 'incidents', z.array(timelineEntry), (doc) => doc['timeline']);
  const timelineOf = async (id: string): Promise<readonly TimelineEntry[]> => {
    const doc = await incidents.findOne({ desk, _id: id }, { projection: { timeline: 1, schema: 1 } });
    return timelines.maybe(doc) ?? [];
  };

  return {
    open: (after, limit) =>
      run(async () => {
        const filter = { desk, open: true, ...(after !== undefined && { _id: { $gt: after } }) };
        const docs = await incidents.find(filter, { projection: AUDITED, sort: { _id: 1 }, limit }).toArray();
        const found = docs.flatMap((doc) =>
          states.many([doc]).map((state) => ({
            state,
            version: Number(doc['version']),
            ...dueAtOf(doc),
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
        const { matchedCount } = await incidents.updateOne({ desk, _id: id, version }, change);
        return matchedCount === 1;
      }),

    countOpen: () =>
      run(async () => {
        const counted = await incidents
          .aggregate([
            { $match: { desk, open: true } },
            { $group: { _id: { priority: '$state.priority', status: '$state.status' }, count: { $sum: 1 } } },
          ])
          .toArray();
        // What this version does not know is counted nowhere.
        return counted.flatMap(({ _id: kind, count }) => openCount.safeParse({ ...kind, count }).data ?? []);
      }),

    archiveTimeline: (id) =>
      run(async () => {
        const old = (await timelineOf(id)).slice(0, -KEPT_ENTRIES);
        if (old.length === 0) return 0;
        await history.bulkWrite(
          old.map((entry) => ({
            updateOne: {
              filter: { _id: `${id}.${entry.id}`, desk },
              update: { $setOnInsert: { schema: 1, incident: id, entry } },
              upsert: true,
            },
          })),
        );
        // By id: what was added or moved by others meanwhile stays as it is.
        const moved: Document = { $pull: { timeline: { id: { $in: old.map((entry) => entry.id) } } } };
        await incidents.updateOne({ desk, _id: id }, moved);
        return old.length;
      }),

    history: (id) =>
      run(async () => {
        // In this order, so that an entry that is being moved is seen at least once.
        const newest = await timelineOf(id);
        const oldest = entries.many(await history.find({ desk, incident: id }).toArray());
        return inOrder([...oldest, ...newest]);
      }),
  };
}

const dueAtOf = ({ dueAt }: Document): { dueAt?: Date } => (dueAt instanceof Date ? { dueAt } : {});

/** `2.1` before `10.0`, each once. */
function inOrder(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const place = ({ id }: TimelineEntry) => id.split('.').map(Number);
  return [...new Map(timeline.map((entry) => [entry.id, entry])).values()].toSorted((a, b) => {
    const [[versionA = 0, a2 = 0], [versionB = 0, b2 = 0]] = [place(a), place(b)];
    return versionA - versionB || a2 - b2;
  });
}
