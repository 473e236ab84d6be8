import type { IncidentEffect } from '../incident/effects';
import type { IncidentEvent } from '../incident/events';
import type { Incident } from '../incident/types';

/** An event as stored; `id` is `<version>.<n>`. */
export type TimelineEntry = IncidentEvent & { readonly id: string };

/** An effect waiting for its job. `previous` is the say before it on the same incident: says go in order. */
export interface OutboxEntry {
  readonly id: string;
  readonly effect: IncidentEffect;
  readonly at: Date;
  readonly previous?: string;
}

/** An incident as stored; `version` counts writes and is what compare-and-set looks at. */
export interface StoredIncident {
  readonly state: Incident;
  readonly version: number;
  readonly timeline: readonly TimelineEntry[];
  readonly outbox: readonly OutboxEntry[];
  /** The platform keys of the last 100 commands. */
  readonly keys: readonly string[];
  /** The newest say, for the order of says. */
  readonly lastSay?: string;
}

/** What one command writes. */
export interface IncidentWrite {
  readonly state: Incident;
  readonly timeline: readonly TimelineEntry[];
  readonly outbox: readonly OutboxEntry[];
  readonly key: string;
  readonly lastSay?: string;
}
