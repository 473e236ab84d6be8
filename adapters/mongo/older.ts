import type { Db } from 'mongodb';
import { rows } from './context';
import { INCIDENTS } from './incidents';

/** Records that an older version of Vagt wrote; they are not carried over. */
export class OlderData extends Error {
  constructor(database: string, collection: string, found: unknown, wanted: number) {
    super(
      `The database "${database}" holds ${collection} of an older version of Vagt (schema ${String(found)}, this one ` +
        `needs ${wanted}), which are not carried over: name an empty database in MONGODB_URI, or drop this one.`,
    );
    this.name = 'OlderData';
  }
}

/** What a document has at least; `cards` and `bulletins` are `live` by now, and nothing is left in them. */
const SCHEMAS = [
  { collection: INCIDENTS.collection, schema: INCIDENTS.kind.schema },
  { collection: 'cards', schema: 2 },
  { collection: 'bulletins', schema: 2 },
] as const;

/** Rejects with `OlderData` when a document of this desk is older than its collection is by now. */
export async function refuseOlder(db: Db, desk: string): Promise<void> {
  for (const { collection, schema } of SCHEMAS) {
    const older = { desk, schema: { $lt: schema } };
    const found = await rows(db, collection).findOne(older, { projection: { schema: 1 } });
    if (found) throw new OlderData(db.databaseName, collection, found['schema'], schema);
  }
}
