import type { Document } from 'mongodb';
import { type DeliveryStore } from '../../src/delivery/store';
import { type MongoContext, rows } from './context';
import { duplicateIndex } from './errors';
import { card } from './schema/rows';
import { createReader, plain } from './unreadable';

export const CARDS = 'cards';

export const cardIndexes = [
  { name: 'card_message', key: { desk: 1, 'ref.address.id': 1, 'ref.id': 1 } },
  {
    name: 'card_unknown',
    key: { desk: 1, unknownSince: 1 },
    partialFilterExpression: { unknownSince: { $exists: true } },
  },
] as const;

type Cards = Pick<
  DeliveryStore,
  'card' | 'leaseCard' | 'showCard' | 'cardByMessage' | 'cardsAt' | 'adoptCard' | 'unknownCards'
>;

/** The newest ones of a conversation; a 1:1 chat gathers cards for years. */
const CARDS_OF_A_THREAD = 50;

/** Document: `{_id, desk, schema}` and the fields of `CardRow`. */
export function mongoCards({ db, desk, run, unreadable }: MongoContext): Cards {
  const cards = rows(db, CARDS);
  const read = createReader(unreadable, CARDS, card, plain());

  return {
    card: (id) => run(async () => read.maybe(await cards.findOne({ desk, _id: id }))),

    leaseCard: ({ id, subject, place }, by, now, until) =>
      run(async () => {
        const free = [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lte: now } }, { leaseBy: by }];
        const lease = { leaseBy: by, leaseUntil: until };
        const taken = await cards.findOneAndUpdate(
          { desk, _id: id, $or: free },
          { $set: lease },
          { returnDocument: 'after' },
        );
        if (taken) return read.one(taken);
        const made = { _id: id, desk, schema: 1, subject, place, shownVersion: -1, reposts: 0, ...lease };
        try {
          await cards.insertOne(made);
          return read.one(made);
        } catch (error) {
          // The row is there and was not free: somebody else holds it.
          if (duplicateIndex(error)) return undefined;
          throw error;
        }
      }),

    showCard: (id, by, { left, ...shown }, release) =>
      run(async () => {
        const unset = {
          ...(left && { ref: '', address: '' }),
          ...(release && { leaseBy: '', leaseUntil: '' }),
          ...(shown.shownVersion !== undefined && !shown.unknownSince && { unknownSince: '' }),
          ...(shown.shownVersion !== undefined && !shown.notBefore && { notBefore: '' }),
        };
        const update: Document = {
          $set: { ...shown, schema: 1 },
          ...(Object.keys(unset).length > 0 && { $unset: unset }),
        };
        const { matchedCount } = await cards.updateOne({ desk, _id: id, leaseBy: by }, update);
        return matchedCount === 1;
      }),

    cardByMessage: ({ id, address }) =>
      run(async () => {
        const where = { 'ref.address.id': address.id, 'ref.id': id, 'ref.address.platform': address.platform };
        return read.maybe(await cards.findOne({ desk, ...where }));
      }),

    cardsAt: ({ platform, id }) =>
      run(async () => {
        const there = { desk, 'ref.address.id': id, 'ref.address.platform': platform };
        return read.many(
          await cards
            .find(there, { sort: { _id: -1 } })
            .limit(CARDS_OF_A_THREAD)
            .toArray(),
        );
      }),

    adoptCard: (id, ref) =>
      run(async () => {
        await cards.updateOne({ desk, _id: id }, { $set: { ref }, $unset: { unknownSince: '' } });
      }),

    unknownCards: (before, limit) =>
      run(async () => {
        const filter = { desk, unknownSince: { $lt: before } };
        return read.many(await cards.find(filter).sort({ unknownSince: 1 }).limit(limit).toArray());
      }),
  };
}
