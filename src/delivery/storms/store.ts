import type { Storm, StormTarget } from './storm';

export interface StoredStorm {
  readonly storm: Storm;
  /** Counts writes. */
  readonly version: number;
}

export interface StormStore {
  get(target: StormTarget): Promise<StoredStorm | undefined>;
  /** Compare-and-set on `version`, 0 for the first; `lost` when somebody else wrote first. */
  save(storm: Storm, version: number, now: Date): Promise<'saved' | 'lost'>;
  /** Those whose digest begun at or after `since` has cases that are open. */
  live(since: Date, limit: number): Promise<readonly StoredStorm[]>;
}
