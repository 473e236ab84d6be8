import type { z } from 'zod';
import { fold } from '../../../src/ground/fold';
import { caller } from '../../../src/registers/caller';
import { type Device, device } from '../../../src/registers/device';
import { phoneTail } from '../../../src/registers/phone';
import type { RegisterName } from '../../../src/registers/register';
import { type CallerStore, type ImportStore, imported, type RegisterStore } from '../../../src/registers/store';
import { openCollection } from '../collection';
import type { MongoContext } from '../context';

export const IMPORTS = 'imports';
export const DEVICES = 'devices' satisfies RegisterName;
export const CALLERS = 'callers' satisfies RegisterName;

/** Documents that are taken away at once: a call has three seconds. */
const REMOVED_AT_ONCE = 500;

export const registerIndexes = [
  { name: 'row_key', key: { desk: 1, key: 1 }, unique: true },
  { name: 'row_generation', key: { desk: 1, generation: 1 } },
] as const;
export const callerIndexes = [
  ...registerIndexes,
  { name: 'caller_name', key: { desk: 1, folded: 1 } },
  { name: 'caller_phone', key: { desk: 1, tail: 1 }, partialFilterExpression: { tail: { $exists: true } } },
] as const;
export const importIndexes = [{ name: 'import_register', key: { desk: 1, register: 1 }, unique: true }] as const;

/** Document: `{desk, schema, key, generation, row}` and what else its register is searched by. */
function mongoRegister<Row extends { readonly key: string }>(
  context: MongoContext,
  name: RegisterName,
  schema: z.ZodType<Row>,
  more: (row: Row) => object = () => ({}),
): RegisterStore<Row> & Pick<ReturnType<typeof openCollection<Row>>, 'list'> {
  const { desk, run } = context;
  const { raw, get, list } = openCollection(context, name, schema, (doc) => doc['row']);

  const put = async (rows: readonly Row[], generation: string): Promise<readonly string[]> => {
    if (rows.length === 0) return [];
    const there = await raw
      .find({ desk, key: { $in: rows.map(({ key }) => key) } }, { projection: { key: 1, generation: 1 } })
      .toArray();
    const had = new Map(there.map((doc) => [String(doc['key']), doc['generation'] === generation]));
    const fields = (row: Row) => ({ schema: 1, generation, row, ...more(row) });
    const added = rows.filter(({ key }) => !had.has(key)).map((row) => ({ desk, key: row.key, ...fields(row) }));
    const changed = rows
      .filter(({ key }) => had.get(key) === false)
      .map((row) => ({ updateOne: { filter: { desk, key: row.key }, update: { $set: fields(row) } } }));
    if (added.length > 0) await raw.insertMany(added, { ordered: false });
    if (changed.length > 0) await raw.bulkWrite(changed, { ordered: false });
    return rows.flatMap(({ key }) => (had.get(key) === true ? [key] : []));
  };

  return {
    list,
    get: (key) => get({ key }),
    many: async (keys) => (keys.length === 0 ? [] : list({ key: { $in: [...keys] } })),
    put: (rows, generation) => run(() => put(rows, generation)),
    async removeBefore(generation) {
      let removed = 0;
      for (;;) {
        const gone = await run(async () => {
          const earlier = { desk, generation: { $lt: generation } };
          const found = await raw.find(earlier, { projection: { _id: 1 }, limit: REMOVED_AT_ONCE }).toArray();
          if (found.length > 0) await raw.deleteMany({ _id: { $in: found.map(({ _id: id }) => id) }, desk });
          return found.length;
        });
        removed += gone;
        if (gone < REMOVED_AT_ONCE) return removed;
      }
    },
  };
}

export const mongoDevices = (context: MongoContext): RegisterStore<Device> => {
  const { list: _, ...register } = mongoRegister(context, DEVICES, device);
  return register;
};

export function mongoCallers(context: MongoContext): CallerStore {
  const { list, ...register } = mongoRegister(context, CALLERS, caller, ({ name, phone }) => {
    const tail = phone === undefined ? undefined : phoneTail(phone);
    return { folded: fold(name), ...(tail !== undefined && { tail }) };
  });
  return {
    ...register,
    byPhone: (tail, limit) => list({ tail }, { limit }),
    named: async (beginning, limit) => {
      const from = fold(beginning);
      return list({ folded: { $gte: from, $lt: `${from}\uFFFF` } }, { sort: { folded: 1 }, limit });
    },
  };
}

/** Document: `{desk, schema, register, imported}`. */
export function mongoImports(context: MongoContext): ImportStore {
  const { get, put } = openCollection(context, IMPORTS, imported, (doc) => doc['imported']);
  return {
    last: (register) => get({ register }),
    done: (register, done) => put({ register }, { imported: done }),
  };
}
