import type { Collection, Db, Document } from 'mongodb';
import { inTime } from '../../src/ground/in-time';
import { StoreUnavailable } from '../../src/record/unavailable';
import { asStoreError } from './errors';
import type { Unreadable } from './unreadable';

export interface StoreLog {
  warn(fields: object, message: string): void;
}

/** What every collection file works with. `run` bounds one call of the store. */
export interface MongoContext {
  readonly db: Db;
  /** Value of the field `desk` in every document and every filter. */
  readonly desk: string;
  readonly run: Run;
  readonly unreadable: Unreadable;
  readonly log: StoreLog;
  /** What is done before the connection is closed. */
  readonly closing: (() => Promise<unknown>)[];
}

/** Documents with a key of their own as `_id`. */
export interface Row extends Document {
  readonly _id: string;
  readonly desk: string;
}

export const rows = (db: Db, name: string): Collection<Row> => db.collection<Row>(name);

export type Run = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Ends every call after `timeoutMs` with `StoreUnavailable`; the driver's own `timeoutMS` has no effect in 7.9.
 * What was sent may still happen: a caller reads again by key.
 */
export function createRun(timeoutMs: number): Run {
  const late = (): never => {
    throw new StoreUnavailable(`No answer within ${timeoutMs} ms`);
  };
  return async (work) => {
    try {
      return await inTime(work(), timeoutMs, late);
    } catch (error) {
      throw asStoreError(error);
    }
  };
}
