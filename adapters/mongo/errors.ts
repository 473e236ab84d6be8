import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { StoreUnavailable, UnreadableRecord } from '../../src/record/unavailable';

/** A document that this version of Vagt cannot read. Names the place, never the content. */
export class UnreadableDocument extends UnreadableRecord {
  readonly where: { readonly collection: string; readonly id: string; readonly path: string };

  constructor(collection: string, id: string, path: string, problem: string) {
    super(`Document ${id} in ${collection} cannot be read: ${path || 'the document'}: ${problem}`);
    this.name = 'UnreadableDocument';
    this.where = { collection, id, path };
  }
}

/**
 * Server codes that mean "not now": a node that is not primary or goes down, a time limit, a write concern not met.
 * Source: mongo/src/mongo/base/error_codes.yml (NotPrimaryError, ShutdownError, NetworkTimeoutError …).
 */
const NOT_NOW = new Set([6, 7, 50, 64, 89, 91, 100, 133, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

const NOT_NOW_NAMES = new Set([
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoTopologyClosedError',
  'MongoNotConnectedError',
  'MongoClientClosedError',
  'MongoWriteConcernError',
  'MongoOperationTimeoutError',
]);

/** Connection failures and time limits become `StoreUnavailable`; anything else is a bug and stays what it was. */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  return isNotNow(error) ? new StoreUnavailable('The database did not answer', { cause: error }) : error;
}

function isNotNow(error: MongoError): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  if (NOT_NOW_NAMES.has(error.name) || error.hasErrorLabel('RetryableWriteError')) return true;
  return error instanceof MongoServerError && typeof error.code === 'number' && NOT_NOW.has(error.code);
}

/** The index that refused a write (`E11000`), or undefined when the error is another one. */
export function duplicateIndex(error: unknown): string | undefined {
  if (!(error instanceof MongoServerError) || error.code !== 11000) return undefined;
  return / index: (?:\S+\.\$)?(\S+) dup key/.exec(error.message)?.[1] ?? 'unknown';
}

/** What a write gives, or `lost` where a unique index refused it: somebody else wrote the same before. */
export async function orLost<T>(write: Promise<T>): Promise<T | 'lost'> {
  try {
    return await write;
  } catch (error) {
    if (duplicateIndex(error)) return 'lost';
    throw error;
  }
}
