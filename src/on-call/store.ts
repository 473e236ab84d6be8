import type { OnCallChanges } from './types';

/** The changes as stored; `version` counts writes. */
export interface StoredOnCall {
  readonly changes: OnCallChanges;
  readonly version: number;
  /** The platform keys of the last 100 commands. */
  readonly keys: readonly string[];
}

/** What people changed in the schedules: one document for the whole desk. */
export interface OnCallStore {
  /** Empty, at version 0, while nobody has changed anything. */
  load(): Promise<StoredOnCall>;
  /** Compare-and-set on `version`; `lost` when somebody else wrote first. The version grows by one. */
  save(version: number, changes: OnCallChanges, key: string): Promise<'saved' | 'lost'>;
}
