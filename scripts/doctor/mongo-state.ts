import { type Db, MongoClient, MongoServerError } from 'mongodb';
import { common, databaseIn } from '../../adapters/mongo/connect';
import { asStoreError } from '../../adapters/mongo/errors';
import { INDEXES } from '../../adapters/mongo/indexes';

/** How a database is, looked at without changing anything. */
export interface MongoState {
  readonly version: string;
  readonly time: Date;
  /** There is nothing of Vagt's yet: it makes its indexes when it starts. */
  readonly isNew: boolean;
  /** Indexes that are not there, or not as they have to be, as `collection: keys`. */
  readonly missing: readonly string[];
}

/** The database does not take the user and password of its address. */
export class MongoRefused extends Error {
  constructor(cause: unknown) {
    super('MongoDB does not take the user or the password', { cause });
    this.name = 'MongoRefused';
  }
}

const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;

/** What two descriptions of one index have in common. */
const shapeOf = (index: object): string => {
  const of = (name: string): unknown => Reflect.get(index, name) ?? false;
  return JSON.stringify([of('key'), of('unique'), of('expireAfterSeconds'), of('partialFilterExpression')]);
};

async function missingIn(
  db: Db,
  collection: string,
): Promise<{ readonly exists: boolean; readonly missing: string[] }> {
  const there = await db
    .collection(collection)
    .indexes()
    .catch((error: unknown) => {
      if (error instanceof MongoServerError && error.codeName === 'NamespaceNotFound') return [];
      throw error;
    });
  const shapes = new Set(there.map(shapeOf));
  const wanted = INDEXES[collection] ?? [];
  return {
    exists: there.length > 0,
    missing: wanted
      .filter((one) => !shapes.has(shapeOf(one)))
      .map(({ key }) => `${collection}: ${Object.keys(key).join(', ')}`),
  };
}

/** Rejects with `StoreUnavailable` when the database does not answer, and with `MongoRefused` when it lets nobody in. */
export async function inspectMongo(uri: string, timeoutMs = 3000): Promise<MongoState> {
  const client = new MongoClient(uri, common(timeoutMs));
  try {
    const db = client.db(databaseIn(uri) ?? 'vagt');
    const { version }: { version?: unknown } = await db.command({ buildInfo: 1 });
    const { localTime }: { localTime?: unknown } = await db.command({ hello: 1 });
    const found = [];
    for (const collection of Object.keys(INDEXES)) found.push(await missingIn(db, collection));
    return {
      version: String(version),
      time: localTime instanceof Date ? localTime : new Date(),
      isNew: found.every(({ exists }) => !exists),
      missing: found.flatMap(({ missing }) => missing),
    };
  } catch (error) {
    const code = error instanceof MongoServerError ? error.code : undefined;
    if (code === AUTHENTICATION_FAILED || code === UNAUTHORIZED) throw new MongoRefused(error);
    throw asStoreError(error);
  } finally {
    await client.close();
  }
}
