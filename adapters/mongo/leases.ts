import { z } from 'zod';
import { compareAndSet } from '../../src/record/compare-and-set';
import { type LeaseStore } from '../../src/record/leases';
import type { AuditResult, AuditStore } from '../../src/record/repair-store';
import { type MongoContext } from './context';
import { duplicateIndex } from './errors';
import { opt } from './schema/common';
import { createReader } from './unreadable';

export const LEASES = 'leases';
export const AUDITS = 'audits';

export const leaseIndexes = [{ name: 'lease_name', key: { desk: 1, name: 1 }, unique: true }] as const;
export const auditIndexes = [{ name: 'audit_desk', key: { desk: 1 }, unique: true }] as const;

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

const auditResult: z.ZodType<AuditResult> = z.object({
  at: z.date(),
  cleanAt: opt(z.date()),
  open: z.number(),
  overdue: z.number(),
  astray: z.number(),
  astrayTotal: z.number(),
});

/** Document: `{desk, schema, result}`, one for the desk. */
export function mongoAudits({ db, desk, run, unreadable }: MongoContext): AuditStore {
  const audits = db.collection(AUDITS);
  const read = createReader(unreadable, AUDITS, auditResult, (doc) => doc['result']);
  return {
    put: (result) =>
      run(() =>
        compareAndSet('The audit', async () => {
          try {
            await audits.updateOne({ desk }, { $set: { schema: 1, result } }, { upsert: true });
            return undefined;
          } catch (error) {
            if (duplicateIndex(error)) return 'lost';
            throw error;
          }
        }),
      ),
    last: () => run(async () => read.maybe(await audits.findOne({ desk }))),
  };
}
