import { type Document, MongoBulkWriteError } from 'mongodb';
import { type Delivery, delivery } from '../../src/delivery/rows';
import { type DeliveryStore } from '../../src/delivery/store';
import { openCollection } from './collection';
import { type MongoContext, rows } from './context';
import { mongoIngress } from './ingress';
import { plain } from './unreadable';

export const DELIVERIES = 'deliveries';

export const deliveryIndexes = [
  { name: 'delivery_subject', key: { desk: 1, 'subject.id': 1, 'subject.kind': 1 } },
  {
    name: 'delivery_leases',
    key: { desk: 1, leaseUntil: 1 },
    partialFilterExpression: { status: 'sending' },
  },
  {
    name: 'delivery_pending',
    key: { desk: 1, createdAt: 1 },
    partialFilterExpression: { status: 'pending' },
  },
  { name: 'delivery_message', key: { desk: 1, 'ref.address.platform': 1, 'ref.address.id': 1, 'ref.id': 1 } },
] as const;

/** A row that may still change; `sent`, `refused` and `cancelled` are final. */
const NOT_FINAL = { $in: ['pending', 'sending', 'unknown'] };

/** Document: `{_id, desk, schema}` and the fields of `Delivery`. */
export function mongoDeliveries(context: MongoContext): DeliveryStore {
  const { db, desk, run } = context;
  const deliveries = rows(db, DELIVERIES);
  const { read, get, list } = openCollection(context, DELIVERIES, delivery, plain());

  const setStatus = (filter: Document, update: Document) =>
    deliveries.findOneAndUpdate({ ...filter, desk }, update, { returnDocument: 'after' });

  return {
    ...mongoIngress(context),

    plan: (planned) =>
      run(async () => {
        if (planned.length === 0) return;
        await deliveries.bulkWrite(planned.map(insertIfAbsent(desk)), { ordered: false }).catch(unlessThere);
      }),

    get: (id) => get({ _id: id }),
    ofSubject: async ({ kind, id }) => (await list({ 'subject.id': id, 'subject.kind': kind })).toSorted(byEffect),
    saidBy: ({ id, address }) =>
      get({ 'ref.address.platform': address.platform, 'ref.address.id': address.id, 'ref.id': id }),

    lease: (id, until) =>
      run(async () => {
        const lease = {
          $set: { status: 'sending', leaseUntil: until },
          $inc: { attempts: 1 },
          $unset: { notBefore: '' },
        };
        return read.maybe(await setStatus({ _id: id, status: 'pending' }, lease));
      }),

    finish: (id, end) =>
      run(async () => {
        const update = { ...(Object.keys(end).length > 0 && { $set: end }), $unset: { leaseUntil: '' } };
        await deliveries.updateOne({ desk, _id: id, status: NOT_FINAL }, update);
      }),

    expireLeases: (now, limit) =>
      run(async () => {
        const late = { desk, status: 'sending', leaseUntil: { $lte: now } };
        const found = await deliveries
          .find(late, { projection: { _id: 1 } })
          .sort({ leaseUntil: 1 })
          .limit(limit)
          .toArray();
        const end = {
          $set: { status: 'unknown', reason: 'lease_expired', settledAt: now },
          $unset: { leaseUntil: '' },
        };
        const marked: Document[] = [];
        for (const { _id } of found) {
          const row = await setStatus({ ...late, _id }, end);
          if (row) marked.push(row);
        }
        return read.many(marked);
      }),

    pending: (before, limit) =>
      list({ status: 'pending', createdAt: { $lt: before } }, { sort: { createdAt: 1 }, limit }),
  };
}

const insertIfAbsent =
  (desk: string) =>
  ({ id, ...row }: Delivery) => ({
    updateOne: { filter: { desk, _id: id }, update: { $setOnInsert: { schema: 1, ...row } }, upsert: true },
  });

/** Two planners met: the rows of the other one are as good. */
function unlessThere(error: unknown): void {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const others = [error.writeErrors].flat().filter((one) => one.code !== 11000);
  if (error.code !== 11000 || others.length > 0) throw error;
}

/** `2.1` before `10.0`, then by row id. */
function byEffect(a: Delivery, b: Delivery): number {
  const [versionA = 0, nA = 0] = a.effect.split('.').map(Number);
  const [versionB = 0, nB = 0] = b.effect.split('.').map(Number);
  return versionA - versionB || nA - nB || (a.id < b.id ? -1 : 1);
}
