import type { Handle, Handled } from '../record/handle';
import type { OmitEach } from '../record/schema';
import type { Entry, OutboxEntry, Stored, Write } from '../record/stored';
import type { Command } from './commands';
import type { IncidentEffect } from './effects';
import type { IncidentEvent, Refusal } from './events';
import type { Incident } from './types';

/** The types of the incident's kind. */
export interface IncidentTypes {
  readonly state: Incident;
  readonly command: OmitEach<Command, 'at'>;
  readonly event: IncidentEvent;
  readonly effect: IncidentEffect;
  readonly refusal: Refusal;
}

export type StoredIncident = Stored<IncidentTypes>;
export type IncidentWrite = Write<IncidentTypes>;
export type IncidentEntry = Entry<IncidentEvent>;
export type IncidentOutboxEntry = OutboxEntry<IncidentEffect>;
export type HandledIncident = Handled<IncidentTypes>;
export type HandleIncident = Handle<IncidentTypes>;
