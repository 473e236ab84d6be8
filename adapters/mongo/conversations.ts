import { z } from 'zod';
import { compareAndSet } from '../../src/record/compare-and-set';
import { type ConversationStore } from '../../src/view/installations';
import { type MongoContext } from './context';
import { duplicateIndex } from './errors';
import { createReader } from './unreadable';

export const CONVERSATIONS = 'conversations';

export const conversationIndexes = [
  { name: 'conversation_id', key: { desk: 1, platform: 1, id: 1 }, unique: true },
] as const;

const opaque: z.ZodType<Readonly<Record<string, unknown>>> = z.record(z.string(), z.unknown());

/** Document: `{desk, schema, platform, id, value}`; `value` is the adapter's own. */
export function mongoConversations({ db, desk, run, unreadable }: MongoContext): ConversationStore {
  const conversations = db.collection(CONVERSATIONS);
  const read = createReader(unreadable, CONVERSATIONS, opaque, (doc) => doc['value']);

  return {
    put: (platform, id, value) =>
      run(() =>
        compareAndSet('A conversation', async () => {
          try {
            const set = { $set: { schema: 1, value } };
            await conversations.updateOne({ desk, platform, id }, set, { upsert: true });
            return undefined;
          } catch (error) {
            if (duplicateIndex(error)) return 'lost';
            throw error;
          }
        }),
      ),
    get: (platform, id) => run(async () => read.maybe(await conversations.findOne({ desk, platform, id }))),
  };
}
