import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';
import type { BulletinContent } from '../../src/chat/bulletins/content';
import { type BulletinStore, isBehind, isEnded } from '../../src/delivery/bulletins/store';
import { compareAndSet } from '../../src/record/compare-and-set';
import { type MongoContext } from './context';
import { duplicateIndex } from './errors';
import { bulletin } from './schema/bulletin';
import { createReader, plain } from './unreadable';

export const BULLETINS = 'bulletins';

const KEPT_SECONDS = 90 * 24 * 3600;

export const bulletinIndexes = [
  { name: 'bulletin_id', key: { desk: 1, id: 1 }, unique: true },
  { name: 'bulletin_behind', key: { desk: 1, dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
  { name: 'bulletin_kept', key: { createdAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
] as const;

/** Document: `{desk, schema, dueAt?}` and the fields of `Bulletin`; `dueAt`: when it may be shown, while it is behind. */
export function mongoBulletins({ db, desk, run, unreadable }: MongoContext): BulletinStore<BulletinContent> {
  const bulletins = db.collection(BULLETINS);
  const read = createReader(unreadable, BULLETINS, bulletin, plain(['dueAt']));

  return {
    put: ({ id, to, content, notBefore }, now) =>
      run(() =>
        compareAndSet(`Bulletin ${id}`, async () => {
          const found = await bulletins.findOne({ desk, id });
          if (!found) {
            const fresh = { version: 1, shownVersion: 0, status: 'pending', attempts: 0, createdAt: now };
            const made = { id, desk, schema: 1, to, content, ...fresh, ...(notBefore && { notBefore }) };
            try {
              await bulletins.insertOne({ ...made, dueAt: notBefore ?? now });
              return read.one(made);
            } catch (error) {
              if (duplicateIndex(error)) return 'lost';
              throw error;
            }
          }
          const there = read.one(found);
          if (isDeepStrictEqual(there.content, content)) return there;
          const after = await bulletins.findOneAndUpdate(
            { desk, id },
            {
              $set: { content, schema: 1, ...(!isEnded(there) && { dueAt: there.notBefore ?? now }) },
              $inc: { version: 1 },
            },
            { returnDocument: 'after' },
          );
          // It grew old and was taken away since: the next look makes it anew.
          return after ? read.one(after) : 'lost';
        }),
      ),

    get: (id) => run(async () => read.maybe(await bulletins.findOne({ desk, id }))),

    lease: (id, by, now, until) =>
      run(async () => {
        const free = [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lte: now } }, { leaseBy: by }];
        const taken = await bulletins.findOneAndUpdate(
          { desk, id, $or: free },
          { $set: { leaseBy: by, leaseUntil: until } },
          { returnDocument: 'after' },
        );
        return read.maybe(taken);
      }),

    show: (id, by, shown, release) =>
      run(async () => {
        const unset = { ...(release && { leaseBy: '', leaseUntil: '' }), ...(!shown.notBefore && { notBefore: '' }) };
        const update: Document = {
          $set: { ...shown, schema: 1, ...(shown.notBefore && { dueAt: shown.notBefore }) },
          ...(Object.keys(unset).length > 0 && { $unset: unset }),
        };
        const mine = { desk, id, leaseBy: by };
        const after = await bulletins.findOneAndUpdate(mine, update, { returnDocument: 'after' });
        const row = read.maybe(after);
        if (!row) return false;
        // Not once new content came in between: that is still to be shown.
        if (!isBehind(row)) await bulletins.updateOne({ desk, id, version: row.version }, { $unset: { dueAt: '' } });
        return true;
      }),

    behind: (now, limit) =>
      run(async () =>
        read.many(
          await bulletins
            .find({ desk, dueAt: { $lte: now }, status: { $in: ['pending', 'sent'] } })
            .sort({ dueAt: 1 })
            .limit(limit)
            .toArray(),
        ),
      ),
  };
}
