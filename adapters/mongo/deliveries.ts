import { type Document, MongoBulkWriteError } from 'mongodb';
import { type Delivery, delivery, nextLook } from '../../src/delivery/rows';
import { type DeliveryStore } from '../../src/delivery/store';
import { changing, openCollection } from './collection';
import { type MongoContext, rows } from './context';
import { mongoIngress } from './ingress';
import { pastUnreadable } from './past-unreadable';
import { plain } from './unreadable';

export const DELIVERIES = 'deliveries';

/** After its end; who was told of a case while it is open is asked for that long. */
const KEPT_MS = 30 * 24 * 3600_000;

export const deliveryIndexes = [
  { name: 'delivery_subject', key: { desk: 1, 'subject.id': 1, 'subject.kind': 1 } },
  { name: 'delivery_due', key: { desk: 1, dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
  {
    name: 'delivery_held',
    key: { desk: 1, 'target.team': 1, reason: 1, notBefore: 1 },
    partialFilterExpression: { notBefore: { $exists: true } },
  },
  { name: 'delivery_message', key: { desk: 1, 'ref.address.platform': 1, 'ref.address.id': 1, 'ref.id': 1 } },
  { name: 'delivery_kept', key: { expireAt: 1 }, expireAfterSeconds: 0 },
] as const;

/** A row that may still change; `sent`, `refused` and `cancelled` are final. */
const NOT_FINAL = { $in: ['pending', 'sending', 'unknown'] };
const IN_DIGEST = { $in: ['digest', 'folded'] };

/**
 * Document: `{_id, desk, schema}`, the fields of `Delivery`, and of these two the one that counts: `dueAt` while there
 * is something to do about it, `expireAt` once it has come to its end.
 */
export function mongoDeliveries(context: MongoContext): DeliveryStore {
  const { db, desk, run } = context;
  const deliveries = rows(db, DELIVERIES);
  const { read, get, list } = openCollection(context, DELIVERIES, delivery, plain(['dueAt', 'expireAt']));

  const update = async (filter: Document, change: Document): Promise<boolean> =>
    (await deliveries.updateOne({ ...filter, desk }, change)).matchedCount === 1;

  return {
    ...mongoIngress(context),

    plan: (planned) =>
      run(async () => {
        if (planned.length === 0) return new Set();
        const writes = planned.map(insertIfAbsent(desk));
        const added = await deliveries.bulkWrite(writes, { ordered: false }).catch(unlessThere);
        return new Set(Object.values(added.upsertedIds).map(String));
      }),

    get: (id) => get({ _id: id }),
    ofSubject: async ({ kind, id }) => (await list({ 'subject.id': id, 'subject.kind': kind })).toSorted(byEffect),
    saidBy: ({ id, address }) =>
      get({ 'ref.address.platform': address.platform, 'ref.address.id': address.id, 'ref.id': id }),

    lease: (row, until) =>
      run(async () => {
        const { notBefore: _, ...rest } = row;
        const leased: Delivery = { ...rest, status: 'sending', leaseUntil: until, attempts: row.attempts + 1 };
        const { status, leaseUntil, attempts } = leased;
        const change = { $set: { status, leaseUntil, attempts, dueAt: until }, $unset: { notBefore: '' } };
        return (await update(asRead(row), change)) ? leased : undefined;
      }),

    renew: (row, until) =>
      run(async () => void (await update(heldBy(row), { $set: { leaseUntil: until, dueAt: until } }))),

    finish: (row, end) =>
      run(async () => {
        const filter = end.status === 'sent' ? { _id: row.id, status: NOT_FINAL } : heldBy(row);
        await update(filter, changing({ ...end, ...kept({ ...row, ...end }), leaseUntil: undefined }));
      }),

    due: (by, limit) => {
      const filter = { dueAt: { $lte: by }, desk };
      return run(() =>
        pastUnreadable({
          read: (doc) => read.many([doc]),
          field: 'dueAt',
          until: by,
          page: () => deliveries.find(filter, { sort: { dueAt: 1 }, limit }).toArray(),
          update: (bad, change) => deliveries.updateMany({ ...bad, desk }, change),
        }),
      );
    },

    releaseHeld: (team, now) =>
      run(async () => {
        const held = { 'target.team': team, reason: 'held_gap', notBefore: { $gt: now }, desk };
        await deliveries.updateMany(held, { $set: { dueSince: now, dueAt: now }, $unset: { notBefore: '' } });
      }),

    unfold: (ids, now) =>
      run(async () => {
        const back = { status: 'pending', dueSince: now, dueAt: now };
        const change = changing({ ...back, reason: undefined, settledAt: undefined, expireAt: undefined });
        // One by one: a filter has one `$in` at most.
        await Promise.all(ids.map((_id) => update({ _id, reason: IN_DIGEST }, change)));
      }),
  };
}

/** The row, if nobody changed it since it was read. */
const asRead = ({ id, status, attempts, leaseUntil }: Delivery): Document => ({
  _id: id,
  status,
  attempts,
  ...(leaseUntil && { leaseUntil }),
});

const heldBy = ({ id, attempts }: Delivery): Document => ({ _id: id, status: 'sending', attempts });

/** When it is looked at again, or how long it is kept. */
const kept = (row: Delivery): { readonly dueAt: Date | undefined; readonly expireAt?: Date } => ({
  dueAt: nextLook(row),
  ...(row.settledAt && { expireAt: new Date(row.settledAt.getTime() + KEPT_MS) }),
});

const insertIfAbsent = (desk: string) => (row: Delivery) => {
  const { id, ...fields } = row;
  const { dueAt, expireAt } = kept(row);
  const made = { schema: 1, ...fields, ...(dueAt && { dueAt }), ...(expireAt && { expireAt }) };
  return { updateOne: { filter: { _id: id, desk }, update: { $setOnInsert: made }, upsert: true } };
};

/** Two planners met: the rows of the other one are as good. */
function unlessThere(error: unknown) {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const others = [error.writeErrors].flat().filter((one) => one.code !== 11000);
  if (error.code !== 11000 || others.length > 0) throw error;
  return error.result;
}

/** `2.1` before `10.0`, then by row id. */
function byEffect(a: Delivery, b: Delivery): number {
  const [versionA = 0, nA = 0] = a.effect.split('.').map(Number);
  const [versionB = 0, nB = 0] = b.effect.split('.').map(Number);
  return versionA - versionB || nA - nB || (a.id < b.id ? -1 : 1);
}
