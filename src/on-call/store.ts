import type { Roster } from './types';

/** The roster as stored; `version` counts writes. */
export interface StoredRoster {
  readonly roster: Roster;
  readonly version: number;
  /** The platform keys of the last 100 commands. */
  readonly keys: readonly string[];
}

/** What people changed in the schedules: one document for the whole desk. */
export interface RosterStore {
  /** Empty, at version 0, while nobody has changed anything. */
  load(): Promise<StoredRoster>;
  /** Compare-and-set on `version`; `lost` when somebody else wrote first. The version grows by one. */
  save(version: number, roster: Roster, key: string): Promise<'saved' | 'lost'>;
}
