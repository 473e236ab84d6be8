import type { Outage } from './outage';

export interface StoredOutage {
  readonly outage: Outage;
  /** Counts writes. */
  readonly version: number;
}

export interface OutageStore {
  /** Of every platform that was silent once. */
  all(): Promise<readonly StoredOutage[]>;
  /** Compare-and-set on `version`, 0 for the first; `lost` when somebody else wrote first. */
  save(outage: Outage, version: number): Promise<'saved' | 'lost'>;
}
