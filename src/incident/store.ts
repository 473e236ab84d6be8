import type { Platform } from '../ground/refs';
import type { IncidentWrite, StoredIncident } from '../record/records';
import type { IncidentUpkeep } from '../record/repair-store';
import type { Incident } from './types';

/** Which incidents a person may see in a list. */
export interface ReadScope {
  readonly person: string;
  /** Teams whose cases they read; confidential ones only where `all`. */
  readonly teams: readonly string[];
  /** Teams whose confidential cases they read too (as lead). */
  readonly confidentialTeams: readonly string[];
  /** Admins: every case that is not confidential. */
  readonly everything: boolean;
}

/** How far a keyset page got: opaque, made by the store, kept in a button. */
export type PageToken = string;

export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: PageToken;
}

export interface IncidentStore extends IncidentUpkeep {
  /** A number nobody else gets; gaps may appear after a crash. */
  nextNumber(): Promise<number>;
  load(id: string): Promise<StoredIncident | undefined>;
  /** The states of those that are there, in no order. */
  many(ids: readonly string[]): Promise<readonly Incident[]>;
  byNumber(number: number): Promise<StoredIncident | undefined>;
  /** The incident that this platform event created, if it did. */
  byExternalKey(source: Platform, key: string): Promise<StoredIncident | undefined>;
  /** `exists`: this external key made one already. `number_taken`: take the next. */
  create(id: string, write: IncidentWrite): Promise<'created' | 'exists' | 'number_taken'>;
  /** Compare-and-set on `version`; `lost` when somebody else wrote first. The version grows by one. */
  save(id: string, version: number, write: IncidentWrite): Promise<'saved' | 'lost'>;
  /** Removes delivered outbox entries; never touches `version`. */
  settle(id: string, entries: readonly string[]): Promise<void>;
  /** Incidents whose outbox holds something older than `before`. */
  unsettled(before: Date, limit: number): Promise<readonly StoredIncident[]>;
  /** Incidents whose `nextAt` is at or before `until`, earliest first. */
  due(
    until: Date,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly version: number; readonly nextAt: Date }[]>;
  /** Open and resolved cases this person is the caller of, newest first. */
  ofCaller(person: string, limit: number): Promise<readonly Incident[]>;
  /** Cases this person owns that are in progress or waiting, by next deadline. */
  ofOwner(person: string, limit: number): Promise<readonly Incident[]>;
  /** Unresolved cases of these teams: breached first (as of `now`), then next deadline, then priority. */
  queue(
    scope: ReadScope,
    now: Date,
    page: { readonly size: number; readonly after?: PageToken },
  ): Promise<Page<Incident>>;
  /**
   * Cases of a team's morning list (`isListed`) that were logged before `before`, the most urgent first: either those
   * that are confidential or the others. `total`: at most 1000.
   */
  listed(
    team: string,
    wanted: { readonly confidential: boolean; readonly before: Date; readonly limit: number },
  ): Promise<{ readonly cases: readonly Incident[]; readonly total: number }>;
  /** How many documents could not be read since the start, and how late the oldest due one is. */
  health(now: Date): Promise<{ readonly unreadable: number; readonly overdueMs: number; readonly unsettled: number }>;
}
