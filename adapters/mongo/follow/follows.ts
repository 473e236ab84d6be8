import type { Document } from 'mongodb';
import {
  type Follow,
  type Followed,
  type FollowStore,
  follow,
  followed,
  followedKey,
  followId,
  isOfCase,
} from '../../../src/incident/follow/store';
import { compareAndSet } from '../../../src/record/compare-and-set';
import { openCollection } from '../collection';
import { type MongoContext, rows } from '../context';
import { orLost } from '../errors';
import { plain } from '../unreadable';

export const FOLLOWS = 'follows';

export const followIndexes = [
  {
    name: 'follow_followers',
    key: { desk: 1, thing: 1, person: 1 },
    partialFilterExpression: { thing: { $exists: true } },
  },
  { name: 'follow_person', key: { desk: 1, by: 1, at: 1 }, partialFilterExpression: { by: { $exists: true } } },
  { name: 'follow_fresh', key: { desk: 1, fresh: 1 }, partialFilterExpression: { fresh: { $exists: true } } },
  { name: 'follow_topics', key: { desk: 1, topic: 1 }, partialFilterExpression: { topic: { $exists: true } } },
] as const;

/**
 * Document: `{_id, desk, schema}` and the fields of `Follow`; while it is followed `thing` (its key), `by` (who) and, of a
 * service or team, `topic` say so to the lists.
 */
export function mongoFollows(context: MongoContext): FollowStore {
  const { db, desk, run } = context;
  const follows = rows(db, FOLLOWS);
  const { list } = openCollection(context, FOLLOWS, follow, plain(['thing', 'by', 'topic']));

  const write = (of: Followed, person: string, change: Document, upsert: boolean): Promise<void> =>
    run(async () => {
      const filter = { _id: followId(of, person), desk };
      await compareAndSet(`What ${person} follows`, () => orLost(follows.updateOne(filter, change, { upsert })));
    });
  /** A case hears of it; nobody counts who follows a service or a team. */
  const freshly = (of: Followed, at: Date): Document => (isOfCase(of) ? { fresh: at } : {});

  return {
    follow(of, person, at, { from, ...more } = {}) {
      const thing = followedKey(of);
      const lists = { thing, by: person, ...(!isOfCase(of) && { topic: thing }) };
      const set = { schema: 1, of, person, ...lists, ...more, ...freshly(of, at) };
      return write(
        of,
        person,
        { $set: set, $setOnInsert: { at, ...(from !== undefined && { from }) }, $unset: { gone: '' } },
        true,
      );
    },
    unfollow: (of, person, at) =>
      isOfCase(of)
        ? write(of, person, { $set: { gone: true, fresh: at }, $unset: { thing: '', by: '' } }, false)
        : run(async () => void (await follows.deleteOne({ _id: followId(of, person), desk }))),
    followers: (of, after, limit) =>
      run(async () => {
        const filter = { desk, thing: followedKey(of), ...(after !== undefined && { person: { $gt: after } }) };
        const found = await follows.find(filter, { projection: { person: 1 }, sort: { person: 1 }, limit }).toArray();
        return found.map(({ person }) => String(person));
      }),
    rows: (of, after, limit) =>
      list(
        { thing: followedKey(of), ...(after !== undefined && { person: { $gt: after } }) },
        { sort: { person: 1 }, limit },
      ),
    count: (of) => run(() => follows.countDocuments({ desk, thing: followedKey(of) })),
    departments: (of) =>
      run(async () => {
        const known = { desk, thing: followedKey(of) };
        const found = await follows.aggregate([{ $match: known }, { $group: { _id: '$department' } }]).toArray();
        return found.filter(({ _id: department }) => typeof department === 'string').length;
      }),
    ofPerson: async (person, limit) => (await list({ by: person }, { sort: { at: 1 }, limit })).map(({ of }) => of),
    fresh: (now, limit) => list({ fresh: { $lte: now } }, { sort: { fresh: 1 }, limit }),
    counted: (known) =>
      run(async () => {
        const asRead = ({ id, fresh }: Follow) => ({ _id: id, desk, fresh });
        const writes = known.map((row) =>
          row.gone
            ? { deleteOne: { filter: asRead(row) } }
            : { updateOne: { filter: asRead(row), update: { $unset: { fresh: '' } } } },
        );
        if (writes.length > 0) await follows.bulkWrite(writes, { ordered: false });
      }),
    topics: () =>
      run(async () => {
        const match = { desk, topic: { $exists: true } };
        const found = await follows
          .aggregate([{ $match: match }, { $group: { _id: '$topic', of: { $first: '$of' } } }])
          .toArray();
        return found.flatMap(({ of }) => followed.safeParse(of).data ?? []);
      }),
  };
}
