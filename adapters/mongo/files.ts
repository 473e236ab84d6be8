import { Binary } from 'mongodb';
import { type FileStore } from '../../src/incident/files';
import { type MongoContext, rows } from './context';
import { storedFile } from './schema/rows';
import { createReader, plain } from './unreadable';

export const FILES = 'files';

/** Document: `{_id, desk, schema, name, type, bytes, at}`. A document holds at most 16 MB. */
export function mongoFiles({ db, desk, run, unreadable }: MongoContext): FileStore {
  const files = rows(db, FILES);
  const read = createReader(unreadable, FILES, storedFile, plain());

  return {
    put: ({ id, bytes, ...file }) =>
      run(async () => {
        const set = { ...file, schema: 1, bytes: new Binary(bytes) };
        await files.updateOne({ desk, _id: id }, { $set: set }, { upsert: true });
      }),
    get: (id) =>
      run(async () => {
        const file = read.maybe(await files.findOne({ desk, _id: id }));
        return file && { ...file, bytes: new Uint8Array(file.bytes.value()) };
      }),
  };
}
