import type { StoredIncident } from '../incident/stored';

/** A case that was brought over before. */
export interface Known {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  /** What `Imported.hash` said then. */
  readonly hash: string;
}

export interface HistoryStore {
  /** Those of these external keys that are there. */
  known(keys: readonly string[]): Promise<ReadonlyMap<string, Known>>;
  /** The first of so many numbers in a row that no other case gets. */
  numbers(count: number): Promise<number>;
  /**
   * Writes them in place of what was there by their ids, the older part of a long timeline into the history. Safe to run
   * again where it was broken off.
   */
  put(records: readonly StoredIncident[]): Promise<void>;
}
