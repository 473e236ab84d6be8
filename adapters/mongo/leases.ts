import { type LeaseStore } from '../../src/record/leases';
import { type RepairStore, repairResult } from '../../src/record/repair';
import { openCollection } from './collection';
import { type MongoContext } from './context';
import { orLost } from './errors';

export const LEASES = 'leases';
export const REPAIRS = 'repairs';

/** Nobody holds it any more. */
const KEPT_SECONDS = 30 * 24 * 3600;

export const leaseIndexes = [
  { name: 'lease_name', key: { desk: 1, name: 1 }, unique: true },
  { name: 'lease_kept', key: { until: 1 }, expireAfterSeconds: KEPT_SECONDS },
] as const;
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
        return (await orLost(leases.insertOne({ desk, schema: 1, name, by, until }))) !== 'lost';
      }),
  };
}

/** Document: `{desk, schema, result}`, one for the desk. */
export function mongoRepairs(context: MongoContext): RepairStore {
  const repairs = openCollection(context, REPAIRS, repairResult, (doc) => doc['result']);
  return {
    put: (result) => repairs.put({}, { result }),
    last: () => repairs.get({}),
  };
}
