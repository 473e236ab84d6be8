import type { Document } from 'mongodb';
import { type DeskVersionStore, deskHead, deskVersion } from '../../src/desk-edit/versions/store';
import { openCollection } from './collection';
import type { MongoContext } from './context';
import { orLost } from './errors';
import { saveVersion } from './save-version';

export const DESKS = 'desks';

export const deskIndexes = [{ name: 'desk_name', key: { desk: 1, name: 1 }, unique: true }] as const;

/** The name of the document that says which version counts; no hash is one. */
const HEAD = 'head';

/**
 * Documents: `{desk, schema, name: 'head', seq, active, imported?, offered?, moves}`, and one
 * `{desk, schema, name: <version>, version, text, at, by?, source}` for each text.
 */
export function mongoDesks(context: MongoContext): DeskVersionStore {
  const { desk, run } = context;
  const versions = openCollection(context, DESKS, deskVersion, fields);
  const heads = openCollection(context, DESKS, deskHead, fields);

  return {
    put: (version) =>
      run(async () => {
        await orLost(versions.insert({ name: version.version, ...version }));
      }),
    get: async (version) => (version === HEAD ? undefined : versions.get({ name: version })),
    head: () => heads.get({ name: HEAD }),
    move: (seq, head) =>
      run(() => {
        const gone = {
          ...(head.imported === undefined && { imported: '' }),
          ...(head.offered === undefined && { offered: '' }),
        };
        const made = { schema: 1, ...head, seq: seq + 1 };
        const changes = { $set: made, ...(Object.keys(gone).length > 0 && { $unset: gone }) };
        return saveVersion(heads.raw, { desk, name: HEAD }, { seq }, made, changes);
      }),
  };
}

const fields = ({ _id, desk: _desk, schema: _schema, name: _name, ...rest }: Document) => rest;
