import type { AnyEffect } from './effects';
import type { KindTypes } from './kind';

/** An event as stored; `id` is `<version>.<n>`. */
export type Entry<Event> = Event & { readonly id: string };

/** An effect waiting for its job. `previous` is what was said before it by the same record: says go in order. */
export interface OutboxEntry<E extends AnyEffect = AnyEffect> {
  readonly id: string;
  readonly effect: E;
  readonly at: Date;
  readonly previous?: string;
}

/** A record as stored; `version` counts writes and is what compare-and-set looks at. */
export interface Stored<T extends KindTypes> {
  readonly state: T['state'];
  readonly version: number;
  readonly timeline: readonly Entry<T['event']>[];
  readonly outbox: readonly OutboxEntry<T['effect']>[];
  /** The platform keys of the last commands, `KEPT_KEYS` at most. */
  readonly keys: readonly string[];
  /** The newest `once` effect, for the order of what is said. */
  readonly lastSaid?: string;
}

/** What one command writes. */
export interface Write<T extends KindTypes> extends Omit<Stored<T>, 'version' | 'keys'> {
  readonly key: string;
}

export const KEPT_KEYS = 100;

/** The write that an outbox entry (`<version>.<n>`) belongs to. */
export const versionOf = (entry: { readonly id: string } | string): number =>
  Number((typeof entry === 'string' ? entry : entry.id).split('.')[0]);
