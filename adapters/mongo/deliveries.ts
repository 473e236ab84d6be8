import { type Document, MongoBulkWriteError } from 'mongodb';
import { type Delivery, delivery, keptUntil, nextLook, withoutWords } from '../../src/delivery/rows';
import { type DeliveryStore } from '../../src/delivery/store';
import { HISTORY } from './archive';
import { changing, openCollection } from './collection';
import { type MongoContext, rows } from './context';
import { mongoIngress } from './ingress';
import { pastUnreadable } from './past-unreadable';
import { createReader, plain } from './unreadable';

export const DELIVERIES = 'deliveries';

export const deliveryIndexes = [
  { name: 'delivery_subject', key: { desk: 1, 'subject.id': 1, 'subject.kind': 1 } },
  { name: 'delivery_due', key: { desk: 1, dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
  {
    name: 'delivery_held',
    key: { desk: 1, 'target.team': 1, reason: 1, notBefore: 1 },
    partialFilterExpression: { notBefore: { $exists: true } },
  },
  { name: 'delivery_message', key: { desk: 1, 'ref.address.platform': 1, 'ref.address.id': 1, 'ref.id': 1 } },
  { name: 'delivery_ended', key: { desk: 1, expireAt: 1 }, partialFilterExpression: { expireAt: { $exists: true } } },
] as const;

/** A row that may still change; `sent`, `refused` and `cancelled` are final. */
const NOT_FINAL = { $in: ['pending', 'sending', 'unknown'] };
const IN_DIGEST = { $in: ['digest', 'folded'] };

/**
 * Document: `{_id, desk, schema}`, the fields of `Delivery`, and of these two the one that counts: `dueAt` while there
 * is something to do about it, `expireAt` (when it is put away) once it has come to its end.
 */
export function mongoDeliveries(context: MongoContext): DeliveryStore {
  const { db, desk, run } = context;
  const deliveries = rows(db, DELIVERIES);
  const { read, get, list } = openCollection(context, DELIVERIES, delivery, plain(['dueAt', 'expireAt']));

  const old = rows(db, HISTORY);
  const entries = createReader(context.unreadable, HISTORY, delivery, (doc) => doc['entry']);
  const ofSubject: DeliveryStore['ofSubject'] = async ({ kind, id }) =>
    (await list({ 'subject.id': id, 'subject.kind': kind })).toSorted(byEffect);

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
    ofSubject,

    // In this order, so that a row that is being moved is seen at least once.
    history: async (subject) => {
      const newest = await ofSubject(subject);
      const filter = { desk, kind: toldOf(subject.kind), record: subject.id };
      const oldest = await run(async () => entries.many(await old.find(filter).toArray()));
      return [...new Map([...oldest, ...newest].map((row) => [row.id, row])).values()].toSorted(byEffect);
    },

    putAway: (now, limit) =>
      run(async () => {
        const filter = { desk, expireAt: { $lte: now } };
        const docs = await deliveries.find(filter, { sort: { expireAt: 1 }, limit }).toArray();
        if (docs.length === 0) return 0;
        const ended = read.many(docs).map((row) => ({
          updateOne: {
            filter: { _id: `told.${row.id}`, desk },
            update: {
              $setOnInsert: {
                schema: 1,
                kind: toldOf(row.subject.kind),
                record: row.subject.id,
                entry: withoutWords(row),
              },
            },
            upsert: true,
          },
        }));
        if (ended.length > 0) await old.bulkWrite(ended);
        await deliveries.deleteMany({ _id: { $in: docs.map(({ _id }) => _id) }, desk });
        return docs.length;
      }),

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

    cameBack: (id, now) =>
      run(async () => {
        await update({ _id: id, status: 'sent' }, { $set: { status: 'refused', reason: 'bounced', settledAt: now } });
      }),

    revise: (id, notice, revised) => run(async () => void (await update({ _id: id }, { $set: { notice, revised } }))),

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

/** Beside the timelines of its kind in the history. */
const toldOf = (kind: string): string => `${kind}.told`;

/** The row, if nobody changed it since it was read. */
const asRead = ({ id, status, attempts, leaseUntil, revised }: Delivery): Document => ({
  _id: id,
  status,
  attempts,
  // Missing is null.
  revised: revised ?? null,
  ...(leaseUntil && { leaseUntil }),
});

const heldBy = ({ id, attempts }: Delivery): Document => ({ _id: id, status: 'sending', attempts });

/** When it is looked at again, or how long it is kept. */
const kept = (row: Delivery): { readonly dueAt: Date | undefined; readonly expireAt?: Date | undefined } => ({
  dueAt: nextLook(row),
  ...(row.settledAt && { expireAt: keptUntil(row) }),
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
