import { z } from 'zod';
import { compareAndSet } from '../../src/record/compare-and-set';
import { type LeaseStore } from '../../src/record/leases';
import { type RepairResult, type RepairStore } from '../../src/record/repair';
import { opt } from '../../src/record/schema';
import { type MongoContext } from './context';
import { duplicateIndex } from './errors';
import { createReader } from './unreadable';

export const LEASES = 'leases';
export const REPAIRS = 'repairs';

export const leaseIndexes = [{ name: 'lease_name', key: { desk: 1, name: 1 }, unique: true }] as const;
export const repairIndexes = [{ name: 'repair_desk', key: { desk: 1 }, unique: true }] as const;

/** Document: `{desk, schema, name, by, until}`. */
export function mongoLeases({ db, desk, run }: MongoContext): LeaseStore {
  const leases = db.collection(LEASES);
  return {
    take: (name, by, now, until) =>
      run(async () => {
        const free = { desk, name, $or: [{ by }, { until: { $lte: now } }] };
        const { matchedCount } = await leases.updateOne(free, { $set: { by, until } });
        if (matchedCount > 0) return true;
        try {
          await leases.insertOne({ desk, schema: 1, name, by, until });
          return true;
        } catch (error) {
          if (duplicateIndex(error)) return false;
          throw error;
        }
      }),
  };
}

const repairResult: z.ZodType<RepairResult> = z.object({
  at: z.date(),
  cleanAt: opt(z.date()),
  open: z.number(),
  overdue: z.number(),
  astray: z.number(),
  astrayTotal: z.number(),
});

/** Document: `{desk, schema, result}`, one for the desk. */
export function mongoRepairs({ db, desk, run, unreadable }: MongoContext): RepairStore {
  const repairs = db.collection(REPAIRS);
  const read = createReader(unreadable, REPAIRS, repairResult, (doc) => doc['result']);
  return {
    put: (result) =>
      run(() =>
        compareAndSet('The repair', async () => {
          try {
            await repairs.updateOne({ desk }, { $set: { schema: 1, result } }, { upsert: true });
            return undefined;
          } catch (error) {
            if (duplicateIndex(error)) return 'lost';
            throw error;
          }
        }),
      ),
    last: () => run(async () => read.maybe(await repairs.findOne({ desk }))),
  };
}
