import type { Document } from 'mongodb';
import type { DeskVersionStore } from '../../src/desk-edit/versions/store';
import type { MongoContext } from './context';
import { duplicateIndex } from './errors';
import { saveVersion } from './save-version';
import { deskHead, deskVersion } from './schema/desk';
import { createReader } from './unreadable';

export const DESKS = 'desks';

export const deskIndexes = [{ name: 'desk_name', key: { desk: 1, name: 1 }, unique: true }] as const;

/** The name of the document that says which version counts; no hash is one. */
const HEAD = 'head';

/**
 * Documents: `{desk, schema, name: 'head', seq, active, imported?, offered?, moves}`, and one
 * `{desk, schema, name: <version>, version, text, at, by?, source}` for each text.
 */
export function mongoDesks({ db, desk, run, unreadable }: MongoContext): DeskVersionStore {
  const desks = db.collection(DESKS);
  const versions = createReader(unreadable, DESKS, deskVersion, fields);
  const heads = createReader(unreadable, DESKS, deskHead, fields);

  return {
    put: (version) =>
      run(async () => {
        try {
          await desks.insertOne({ desk, schema: 1, name: version.version, ...version });
        } catch (error) {
          if (!duplicateIndex(error)) throw error;
        }
      }),

    get: (version) =>
      run(async () => (version === HEAD ? undefined : versions.maybe(await desks.findOne({ desk, name: version })))),

    head: () => run(async () => heads.maybe(await desks.findOne({ desk, name: HEAD }))),

    move: (seq, head) =>
      run(() => {
        const gone = {
          ...(head.imported === undefined && { imported: '' }),
          ...(head.offered === undefined && { offered: '' }),
        };
        const made = { schema: 1, ...head, seq: seq + 1 };
        const changes = { $set: made, ...(Object.keys(gone).length > 0 && { $unset: gone }) };
        return saveVersion(desks, { desk, name: HEAD }, { seq }, made, changes);
      }),
  };
}

const fields = ({ _id, desk: _desk, schema: _schema, name: _name, ...rest }: Document) => rest;
