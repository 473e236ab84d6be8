import { Binary } from 'mongodb';
import { z } from 'zod';
import { type FileStore } from '../../src/incident/files';
import { opt } from '../../src/record/schema';
import { openCollection } from './collection';
import { type MongoContext, rows } from './context';
import { plain } from './unreadable';

export const FILES = 'files';

const storedFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.instanceof(Binary),
  at: z.date(),
  until: opt(z.date()),
});

export const fileIndexes = [{ name: 'file_kept', key: { until: 1 }, expireAfterSeconds: 0 }] as const;

/** Document: `{_id, desk, schema, name, type, bytes, at, until?}`. A document holds at most 16 MB. */
export function mongoFiles(context: MongoContext): FileStore {
  const stored = rows(context.db, FILES);
  const files = openCollection(context, FILES, storedFile, plain());
  return {
    remove: (id) => context.run(async () => void (await stored.deleteOne({ _id: id, desk: context.desk }))),
    put: ({ id, bytes, ...file }) => files.put({ _id: id }, { ...file, bytes: new Binary(bytes) }),
    get: async (id) => {
      const file = await files.get({ _id: id });
      return file && { ...file, bytes: new Uint8Array(file.bytes.value()) };
    },
  };
}
