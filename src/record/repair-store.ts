import type { Priority } from '../desk/model';
import type { Incident, Status } from '../incident/types';
import type { TimelineEntry } from './records';

/** An open incident as the auditor sees it. */
export interface OpenIncident {
  readonly state: Incident;
  readonly version: number;
  /** When the sweep finds it: `state.nextAt`, unless the two have come apart. */
  readonly dueAt?: Date;
  /** How many entries its timeline holds. */
  readonly entries: number;
}

/** A page of open incidents by id. `next`: begin after this one; absent on the last page. */
export interface OpenPage {
  readonly rows: readonly OpenIncident[];
  /** Documents of this page that could not be read. */
  readonly unreadable: number;
  readonly next?: string;
}

export interface OpenCount {
  readonly priority: Priority;
  readonly status: Status;
  readonly count: number;
}

/** The part of the incident store that looks after all open incidents, not only the due ones. */
export interface IncidentUpkeep {
  /** Every incident that is neither closed nor cancelled. */
  open(after: string | undefined, limit: number): Promise<OpenPage>;
  /**
   * Puts `nextAt` right, while `version` is still the newest; false when it is not. The version stays: nothing is
   * decided, and whoever saves meanwhile computes `nextAt` anew.
   */
  realign(id: string, version: number, nextAt: Date | undefined): Promise<boolean>;
  countOpen(): Promise<readonly OpenCount[]>;
  /** Moves all but the newest `KEPT_ENTRIES` of a timeline to the history, and says how many. Safe to run twice. */
  archiveTimeline(id: string): Promise<number>;
  /** The whole timeline in order, the moved entries included. */
  history(id: string): Promise<readonly TimelineEntry[]>;
}

/** How many entries of a timeline stay with the incident. */
export const KEPT_ENTRIES = 200;

/** What the newest audit found, whichever worker made it. */
export interface AuditResult {
  readonly at: Date;
  /** The newest audit that found nothing wrong. */
  readonly cleanAt?: Date;
  readonly open: number;
  /** Found later than the tolerance. */
  readonly overdue: number;
  readonly astray: number;
  /** Of all audits so far. */
  readonly astrayTotal: number;
}

export interface AuditStore {
  put(result: AuditResult): Promise<void>;
  last(): Promise<AuditResult | undefined>;
}
