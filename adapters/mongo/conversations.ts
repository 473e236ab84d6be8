import { z } from 'zod';
import { type ConversationStore } from '../../src/view/installations';
import { openCollection } from './collection';
import { type MongoContext } from './context';

export const CONVERSATIONS = 'conversations';

export const conversationIndexes = [
  { name: 'conversation_id', key: { desk: 1, platform: 1, id: 1 }, unique: true },
] as const;

const opaque: z.ZodType<Readonly<Record<string, unknown>>> = z.record(z.string(), z.unknown());

/** Document: `{desk, schema, platform, id, value}`; `value` is the adapter's own. */
export function mongoConversations(context: MongoContext): ConversationStore {
  const conversations = openCollection(context, CONVERSATIONS, opaque, (doc) => doc['value']);
  return {
    put: (platform, id, value) => conversations.put({ platform, id }, { value }),
    get: (platform, id) => conversations.get({ platform, id }),
    ids: (platform, prefix, after, limit) =>
      context.run(async () => {
        const id = { $gte: prefix, $gt: after, $lt: `${prefix}\uffff` };
        const found = await conversations.raw
          .find({ desk: context.desk, platform, id })
          .sort({ id: 1 })
          .limit(limit)
          .toArray();
        return found.map((doc) => String(doc['id']));
      }),
  };
}
