import { keptThread, type MailThreadStore } from '../../../src/mail/conversation/thread';
import { openCollection } from '../collection';
import { type MongoContext } from '../context';
import { plain } from '../unreadable';

export const MAIL_THREADS = 'mailThreads';

export const mailThreadIndexes = [{ name: 'mail_thread_over', key: { until: 1 }, expireAfterSeconds: 0 }] as const;

/** Document: `{_id, desk, schema}` and the fields of `KeptThread`; `_id` is the hash. */
export function mongoMailThreads(context: MongoContext): MailThreadStore {
  const { list, put } = openCollection(context, MAIL_THREADS, keptThread, plain());
  return {
    keep: async (threads) => void (await Promise.all(threads.map(({ id, ...fields }) => put({ _id: id }, fields)))),
    many: (ids) => list({ _id: { $in: [...ids] } }),
  };
}
