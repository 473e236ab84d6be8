import type { Document } from 'mongodb';
import { type OnCallStore, type Said, type StoredOnCall, storedOnCall } from '../../src/on-call/store';
import { NO_CHANGES, type OnCallChanges } from '../../src/on-call/types';
import { openCollection } from './collection';
import type { MongoContext } from './context';
import { saveVersion } from './save-version';

export const ON_CALL = 'onCall';

export const onCallIndexes = [{ name: 'on_call_desk', key: { desk: 1 }, unique: true }] as const;

const KEPT_KEYS = 100;
const EMPTY: StoredOnCall = { changes: NO_CHANGES, version: 0, keys: [], outbox: [] };

/** Document: `{desk, schema, version, changes, keys, outbox}`; one for the whole desk. What cannot be read is never taken for empty. */
export function mongoOnCall(context: MongoContext): OnCallStore {
  const { raw, get } = openCollection(context, ON_CALL, storedOnCall, pick);

  return {
    load: async () => (await get({})) ?? EMPTY,

    save: (version, changes, key, said = []) =>
      context.run(() => {
        const made = { schema: 1, version: 1, changes, keys: [key], outbox: said };
        return saveVersion(raw, { desk: context.desk }, { version }, made, changed(changes, key, said));
      }),

    settle: (ids) =>
      context.run(async () => {
        const told: Document = { $pull: { outbox: { id: { $in: ids } } } };
        await raw.updateOne({ desk: context.desk }, told);
      }),
  };
}

const pick = (doc: Document) => ({
  changes: doc['changes'],
  version: doc['version'],
  keys: doc['keys'],
  outbox: doc['outbox'] ?? [],
});

const changed = (changes: OnCallChanges, key: string, said: readonly Said[]): Document => ({
  $set: { changes },
  $inc: { version: 1 },
  $push: { keys: { $each: [key], $slice: -KEPT_KEYS }, outbox: { $each: [...said] } },
});
