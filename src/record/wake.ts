import { type CardPlace } from '../ground/refs';
import type { IncidentEffect } from '../incident/effects';
import type { OutboxEntry } from './records';

/**
 * What a job is told: which effect, by id. Everything else is read from the store when it runs, so a queue holds no
 * text of anybody's.
 */
export type Wake =
  | { readonly type: 'live'; readonly place: CardPlace; readonly entry: string }
  | { readonly type: 'once'; readonly entry: string }
  | { readonly type: 'tick'; readonly at: Date }
  | { readonly type: 'command'; readonly entry: string };

/** How one run ended: it is done, or it comes back at `again`. */
export type Outcome = { readonly again?: Date };
export const DONE: Outcome = {};

export function wakeOf(entry: { readonly id: string; readonly effect: IncidentEffect }): Wake {
  switch (entry.effect.type) {
    case 'live':
      return { type: 'live', place: entry.effect.place, entry: entry.id };
    case 'once':
    case 'command':
      return { type: entry.effect.type, entry: entry.id };
    case 'tick':
      return { type: 'tick', at: entry.effect.at };
  }
}

/** The write that an outbox entry (`<version>.<n>`) belongs to. */
export const versionOf = (entry: Pick<OutboxEntry, 'id'> | string): number =>
  Number((typeof entry === 'string' ? entry : entry.id).split('.')[0]);

export const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
export const earliest = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  !a ? b : !b ? a : a < b ? a : b;
