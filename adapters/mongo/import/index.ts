import { z } from 'zod';
import type { HistoryStore } from '../../../src/import/store';
import type { StoredIncident } from '../../../src/incident/stored';
import { KEPT_OF_ENDED } from '../../../src/record/store';
import { imported } from '../../../src/registers/from-elsewhere';
import { HISTORY } from '../archive';
import { type MongoContext, rows } from '../context';
import { createCounter } from '../counters';
import { queryFields } from '../incident-fields';
import { INCIDENTS } from '../incidents';

const KNOWN = { version: 1, 'state.externalKey': 1, 'state.number': 1, 'state.imported': 1 };
const known = z.object({
  _id: z.string(),
  version: z.number(),
  state: z.object({ externalKey: z.string(), number: z.number(), imported }),
});

/** Cases from elsewhere, among the others: each an end, put away already. */
export function mongoHistory(context: MongoContext): HistoryStore {
  const { db, desk, run } = context;
  const { collection, kind } = INCIDENTS;
  const incidents = rows(db, collection);
  const history = rows(db, HISTORY);
  const numbers = createCounter(context, kind.name);
  let isPast: Promise<void> | undefined;

  /** A counter that was restored may lie behind what is stored. */
  const skipPastStored = async (): Promise<void> => {
    const projection = { 'state.number': 1 };
    const last = await incidents.findOne({ desk }, { sort: { 'state.number': -1 }, projection });
    await numbers.skipPast(Number(last?.['state']?.number ?? 0));
  };

  const documentOf = ({ state, version, timeline, outbox, keys }: StoredIncident) => ({
    desk,
    schema: kind.schema,
    version,
    state,
    timeline: timeline.slice(-KEPT_OF_ENDED),
    outbox,
    keys,
    open: kind.isOpen(state),
    dueAt: state.nextAt,
    ...queryFields(state),
  });

  const olderOf = ({ state, timeline }: StoredIncident) =>
    timeline.slice(0, -KEPT_OF_ENDED).map((entry) => ({
      replaceOne: {
        filter: { _id: `${kind.name}.${state.id}.${entry.id}`, desk },
        replacement: { desk, schema: kind.schema, kind: kind.name, record: state.id, entry },
        upsert: true,
      },
    }));

  return {
    known: (keys) =>
      run(async () => {
        if (keys.length === 0) return new Map();
        const filter = { desk, 'state.source': 'import', 'state.externalKey': { $in: [...keys] } };
        const found = await incidents.find(filter, { projection: KNOWN }).toArray();
        return new Map(
          found.flatMap((doc) => {
            const { data } = known.safeParse(doc);
            if (!data) return [];
            const { _id: id, version, state } = data;
            return [[state.externalKey, { id, version, number: state.number, hash: state.imported.hash }]];
          }),
        );
      }),

    numbers: (count) =>
      run(async () => {
        isPast ??= skipPastStored();
        await isPast;
        return numbers.take(count);
      }),

    put: (records) =>
      run(async () => {
        if (records.length === 0) return;
        const again = records.filter(({ version }) => version > 1).map(({ state }) => state.id);
        if (again.length > 0) await history.deleteMany({ desk, kind: kind.name, record: { $in: again } });
        const older = records.flatMap(olderOf);
        // First what is left out of the cases, so that no kill loses it.
        if (older.length > 0) await history.bulkWrite(older, { ordered: false });
        await incidents.bulkWrite(
          records.map((record) => ({
            replaceOne: {
              filter: { _id: record.state.id, desk },
              replacement: documentOf(record),
              upsert: true,
            },
          })),
          { ordered: false },
        );
      }),
  };
}
