import type { Document, FindOptions } from 'mongodb';
import type { z } from 'zod';
import { compareAndSet } from '../../src/record/compare-and-set';
import type { MongoContext } from './context';
import { orLost } from './errors';
import { createReader } from './unreadable';

/**
 * A collection as most stores use it: every filter is within the desk, what is found is read by its shape (`schema` of
 * what `pick` takes out of a document), and `get`, `list` and `put` are bounded by `run`.
 */
export function openCollection<T>(
  { db, desk, run, unreadable }: MongoContext,
  name: string,
  schema: z.ZodType<T>,
  pick: (doc: Document) => unknown,
) {
  const raw = db.collection(name);
  const read = createReader(unreadable, name, schema, pick);
  const find = (filter: Document) => raw.findOne({ ...filter, desk });
  return {
    raw,
    read,
    find,
    insert: (fields: Document) => raw.insertOne({ desk, schema: 1, ...fields }),

    get: (filter: Document) => run(async () => read.maybe(await find(filter))),
    list: (filter: Document, options: FindOptions = {}) =>
      run(async () => read.many(await raw.find({ ...filter, desk }, options).toArray())),

    /** Writes these fields of the one document, which is made where it is not there; two that make it both succeed. */
    put: (filter: Document, fields: Document) =>
      run(async () => {
        const set = { $set: { schema: 1, ...fields } };
        await compareAndSet(`A document of ${name}`, () =>
          orLost(raw.updateOne({ ...filter, desk }, set, { upsert: true })),
        );
      }),
  };
}

/** A field that is `undefined` is taken away; the others are written. */
export function changing(fields: Document): Document {
  const all = Object.entries(fields);
  const gone = all.filter(([, value]) => value === undefined).map(([field]) => [field, '']);
  return {
    $set: Object.fromEntries(all.filter(([, value]) => value !== undefined)),
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone) }),
  };
}

/**
 * Reads documents by their `_id`: those that are asked for at the same moment, as the cards of one save are, are one command.
 * `list`: the documents with these ids, in any order.
 */
export function readTogether(list: (ids: readonly string[]) => Promise<readonly Document[]>) {
  let asked: Set<string> | undefined;
  let found: Promise<ReadonlyMap<string, Document>> | undefined;

  async function read(ids: Set<string>): Promise<ReadonlyMap<string, Document>> {
    await new Promise((resolve) => setImmediate(resolve));
    asked = undefined;
    found = undefined;
    return new Map((await list([...ids])).map((doc) => [String(doc['_id']), doc]));
  }

  return async (id: string): Promise<Document | undefined> => {
    asked ??= new Set();
    asked.add(id);
    found ??= read(asked);
    return (await found).get(id);
  };
}
