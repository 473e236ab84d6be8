import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';
import { type BulletinContent, bulletinContent } from '../../src/chat/bulletins/content';
import { cardRow, freshBulletin, type LiveRow, type LiveStore, liveRow, pingRow } from '../../src/delivery/live/store';
import type { ChatAddress } from '../../src/ground/refs';
import { compareAndSet } from '../../src/record/compare-and-set';
import { changing, openCollection, readTogether } from './collection';
import { type MongoContext, rows } from './context';
import { orLost } from './errors';
import { pastUnreadable } from './past-unreadable';
import { plain } from './unreadable';

export const LIVE = 'live';

/** The newest ones of a conversation; a 1:1 chat gathers cards for years. */
const CARDS_OF_A_THREAD = 50;

export const liveIndexes = [
  {
    name: 'live_message',
    key: { desk: 1, type: 1, 'ref.address.platform': 1, 'ref.address.id': 1, 'ref.id': 1 },
  },
  { name: 'live_subject', key: { desk: 1, 'subject.id': 1, type: 1 } },
  { name: 'live_due', key: { desk: 1, dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
  { name: 'live_lost', key: { desk: 1, leaseUntil: 1 }, partialFilterExpression: { leaseUntil: { $exists: true } } },
  {
    name: 'live_rests',
    key: { desk: 1, restsSince: 1 },
    partialFilterExpression: { restsSince: { $exists: true } },
  },
  { name: 'live_expire', key: { expireAt: 1 }, expireAfterSeconds: 0 },
] as const;

/** What a holder leaves behind differs in one of these from what the next one read before. */
const asRead = (row: LiveRow<BulletinContent>): Document => ({
  shownVersion: row.shownVersion,
  attempts: row.attempts,
  'ref.id': row.ref?.id ?? ABSENT,
  'address.id': row.address?.id ?? ABSENT,
  shown: row.shown ?? ABSENT,
  reason: row.reason ?? ABSENT,
  notBefore: row.notBefore ?? ABSENT,
  leaseUntil: row.leaseUntil ?? ABSENT,
  ...(row.type === 'bulletin' && { version: row.version }),
});
const ABSENT = { $exists: false };

/** Document: `{_id: <desk>/<id>, desk, schema}` and the fields of `LiveRow`. */
export function mongoLive(context: MongoContext): LiveStore<BulletinContent> {
  const { desk, run } = context;
  const { raw, read, find, insert } = openCollection(context, LIVE, liveRow(bulletinContent), plain());
  const cards = openCollection(context, LIVE, cardRow, plain());
  const pings = openCollection(context, LIVE, pingRow, plain());
  const keyOf = (id: string) => `${desk}/${id}`;
  const at = (id: string) => ({ _id: keyOf(id) });
  const cardsIn = ({ platform, id }: ChatAddress) => ({
    type: 'card',
    'ref.address.platform': platform,
    'ref.address.id': id,
  });

  /** Rows whose `field` is past, the oldest first; those that cannot be read step aside. */
  const late = (field: 'dueAt' | 'leaseUntil', now: Date, limit: number) => {
    const filter = { [field]: { $lte: now }, desk };
    return pastUnreadable({
      read: (doc) => read.many([doc]),
      field,
      until: now,
      page: () => raw.find(filter, { sort: { [field]: 1 }, limit }).toArray(),
      update: (bad, change) => raw.updateMany({ ...bad, desk }, change),
    });
  };

  const rowAt = async (id: string) => read.maybe(await find(at(id)));
  /** Undefined when it is there already. */
  const make = async <Row extends LiveRow<BulletinContent>>(row: Row): Promise<Row | undefined> =>
    (await orLost(insert({ ...at(row.id), ...row }))) === 'lost' ? undefined : row;
  const update = async (filter: Document, change: Document): Promise<boolean> =>
    (await raw.updateOne({ ...filter, desk }, change)).matchedCount === 1;

  const byId = rows(context.db, LIVE);
  const together = readTogether((ids) => byId.find({ _id: { $in: [...ids] }, desk }).toArray());

  return {
    get: (id) => run(async () => read.maybe((await together(keyOf(id))) ?? null)),

    keep: (ping) =>
      run(async () => {
        await make(ping);
      }),
    pingsOf: async ({ kind, id }) =>
      (await pings.list({ 'subject.id': id, type: 'ping' })).filter(({ subject }) => subject.kind === kind),

    put: (bulletin, now) =>
      run(() =>
        compareAndSet(`Bulletin ${bulletin.id}`, async () => {
          const { id, content } = bulletin;
          const there = await rowAt(id);
          if (!there) return (await make(freshBulletin(bulletin, now))) ?? 'lost';
          if (there.type !== 'bulletin') throw new Error(`${id} is a ${there.type}`);
          if (isDeepStrictEqual(there.content, content)) return there;
          const due = !there.ended && { dueAt: there.notBefore ?? now };
          await update(at(id), { $set: { content, ...due }, $inc: { version: 1 } });
          const after = await rowAt(id);
          // It grew old and was taken away since: the next look makes it anew.
          return after?.type === 'bulletin' ? after : 'lost';
        }),
      ),

    lease: (of, by, now, until) =>
      run(async () => {
        const lease = { leaseBy: by, leaseUntil: until };
        const made =
          'place' in of && !('shownVersion' in of) && (await make({ ...of, shownVersion: 0, attempts: 0, ...lease }));
        if (made) return made;
        const isRead = 'shownVersion' in of;
        const free = [{ leaseUntil: ABSENT }, { leaseUntil: { $lte: now } }, { leaseBy: by }];
        const filter = { ...at(of.id), ...(isRead ? asRead(of) : { $or: free }) };
        if (!(await update(filter, { $set: lease }))) return undefined;
        return isRead ? { ...of, ...lease } : rowAt(of.id);
      }),

    renew: ({ id, leaseBy }, until) => run(() => update({ ...at(id), leaseBy }, { $set: { leaseUntil: until } })),

    settle: (row, change, seen) =>
      run(async () => {
        const mine = { ...at(row.id), leaseBy: row.leaseBy };
        const released = { ...change, leaseBy: undefined, leaseUntil: undefined };
        const isNewest = row.type !== 'bulletin' || change.ended ? {} : { version: seen };
        if (await update({ ...mine, ...isNewest }, changing(released))) return true;
        const { dueAt: _, ...others } = released;
        const later = change.notBefore && { dueAt: change.notBefore };
        return update(mine, changing({ ...others, ...later }));
      }),

    expire: (id, expireAt) => run(async () => void (await update(at(id), changing({ expireAt })))),

    due: (now, limit) =>
      run(async () => {
        const found = [...(await late('dueAt', now, limit)), ...(await late('leaseUntil', now, limit))];
        return [...new Map(found.map((row) => [row.id, row])).values()];
      }),
    rests: (now) =>
      run(async () => (await raw.findOne({ desk, restsSince: { $lte: now } }, { projection: { _id: 1 } })) !== null),
    wake: (reachable, now) =>
      run(async () => {
        const others = { desk, restsSince: { $lte: now }, restsAs: { $ne: reachable } };
        await raw.updateMany(others, { $set: { dueAt: now }, $unset: { restsSince: '', restsAs: '' } });
      }),
    cardByMessage: ({ address, id }) => cards.get({ ...cardsIn(address), 'ref.id': id }),
    cardsAt: (thread) => cards.list(cardsIn(thread), { sort: { _id: -1 }, limit: CARDS_OF_A_THREAD }),

    adopt: (id, ref) =>
      run(async () => {
        const lost = { ...at(id), 'address.id': ref.address.id, ref: { $exists: false } };
        const found = {
          ref,
          address: undefined,
          lookedSince: undefined,
          reason: undefined,
          notBefore: undefined,
          dueAt: undefined,
        };
        await update(lost, changing(found));
      }),
  };
}
