import type { KindTypes } from './kind';
import type { Entry, Stored, Write } from './stored';

/** An open record as it is looked after. */
export interface OpenRecord<T extends KindTypes> {
  readonly state: T['state'];
  readonly version: number;
  /** When the sweep finds it: `state.nextAt`, unless the two have come apart. */
  readonly dueAt?: Date;
  /** How many entries its timeline holds. */
  readonly entries: number;
}

/** A page of open records by id. `next`: begin after this one; absent on the last page. */
export interface OpenPage<T extends KindTypes> {
  readonly rows: readonly OpenRecord<T>[];
  /** Documents of this page that could not be read. */
  readonly unreadable: number;
  readonly next?: string;
}

export interface RecordHealth {
  /** How many documents could not be read since the start. */
  readonly unreadable: number;
  /** How late the oldest due one is. */
  readonly overdueMs: number;
  readonly unsettled: number;
  /** How long the oldest effect has waited to be handed on. */
  readonly outboxAgeMs: number;
}

/** How many entries of a timeline stay with the record. */
export const KEPT_ENTRIES = 200;
/** With one that ended for good, and so long ago, in ms, that nobody opens it again: what is shown of it at a glance. */
export const KEPT_OF_ENDED = 20;
export const ENDED_FOR_MS = 30 * 24 * 3600_000;

/** Where the records of one kind are kept. Rejects with `StoreUnavailable` when nobody knows whether a write happened. */
export interface RecordStore<T extends KindTypes> {
  /** A number nobody else gets; gaps may appear after a crash. */
  nextNumber(): Promise<number>;
  /** Rejects with `UnreadableRecord` when it is there, and this version cannot read it. */
  load(id: string): Promise<Stored<T> | undefined>;
  /** As most of the database's nodes have it for good: what a save whose answer was lost has come to. */
  loadSettled(id: string): Promise<Stored<T> | undefined>;
  /** The record that this event outside created, if it did. */
  byExternalKey(source: string, key: string): Promise<Stored<T> | undefined>;
  /** `exists`: this external key made one already. `number_taken`: take the next. */
  create(id: string, write: Write<T>): Promise<'created' | 'exists' | 'number_taken'>;
  /** Compare-and-set on `version`; `lost` when somebody else wrote first. The version grows by one. */
  save(id: string, version: number, write: Write<T>): Promise<'saved' | 'lost'>;
  /** Removes delivered outbox entries; never touches `version`. False, and none is, where `shown` is not its version any more. */
  settle(id: string, entries: readonly string[], shown?: number): Promise<boolean>;
  /** Records whose outbox holds something older than `before`. */
  unsettled(before: Date, limit: number): Promise<readonly Stored<T>[]>;
  /** Records whose `nextAt` is at or before `until`, earliest first. */
  due(
    until: Date,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly version: number; readonly nextAt: Date }[]>;
  /** One that cannot be read is looked at again then, and stands in nobody's way until then. */
  stepAside(id: string, until: Date): Promise<void>;
  /** Every record that is open. */
  open(after: string | undefined, limit: number): Promise<OpenPage<T>>;
  /**
   * Puts `nextAt` right, while `version` is still the newest; false when it is not. The version stays: nothing is
   * decided, and whoever saves meanwhile computes `nextAt` anew.
   */
  realign(id: string, version: number, nextAt: Date | undefined): Promise<boolean>;
  /** Moves all but the newest `KEPT_ENTRIES` of a timeline to the history, and says how many. Safe to run twice. */
  archive(id: string): Promise<number>;
  /** Records that ended more than `ENDED_FOR_MS` before `now` and were not put away. */
  ended(now: Date, limit: number): Promise<readonly string[]>;
  /** Moves all but the newest `KEPT_OF_ENDED` entries of such a one to the history. Safe to run twice. */
  putAway(id: string): Promise<void>;
  /** Puts these entries in the place of those with their ids, moved ones included. */
  replace(id: string, entries: readonly Entry<T['event']>[]): Promise<void>;
  /** The whole timeline in order, the moved entries included. */
  history(id: string): Promise<readonly Entry<T['event']>[]>;
  health(now: Date): Promise<RecordHealth>;
}
