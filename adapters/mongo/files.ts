import { Binary } from 'mongodb';
import { type FileStore } from '../../src/incident/files';
import { openCollection } from './collection';
import { type MongoContext } from './context';
import { storedFile } from './schema/rows';
import { plain } from './unreadable';

export const FILES = 'files';

/** Document: `{_id, desk, schema, name, type, bytes, at}`. A document holds at most 16 MB. */
export function mongoFiles(context: MongoContext): FileStore {
  const files = openCollection(context, FILES, storedFile, plain());
  return {
    put: ({ id, bytes, ...file }) => files.put({ _id: id }, { ...file, bytes: new Binary(bytes) }),
    get: async (id) => {
      const file = await files.get({ _id: id });
      return file && { ...file, bytes: new Uint8Array(file.bytes.value()) };
    },
  };
}
