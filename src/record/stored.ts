import { later } from '../ground/moments';
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

/** A command that was done: the platform's own key of it, and the write that did it. */
export interface KeptKey {
  readonly key: string;
  readonly at: Date;
  readonly version: number;
}

/** A record as stored; `version` counts writes and is what compare-and-set looks at. */
export interface Stored<T extends KindTypes> {
  readonly state: T['state'];
  readonly version: number;
  readonly timeline: readonly Entry<T['event']>[];
  readonly outbox: readonly OutboxEntry<T['effect']>[];
  /** Of the commands of the last `KEPT_MS`, oldest first, `KEPT_KEYS` at most; ticks keep none. */
  readonly keys: readonly KeptKey[];
  /** The newest `once` effect, for the order of what is said. */
  readonly lastSaid?: string;
}

/** What one command writes: the new state and keys, and what is added to the timeline and the outbox. */
export type Write<T extends KindTypes> = Omit<Stored<T>, 'version'>;

/** A record as one command left it, and what that left to do: its outbox, and its tick. */
export interface Saved<T extends KindTypes> {
  readonly stored: Stored<T>;
  readonly left: readonly OutboxEntry<T['effect']>[];
}

export const KEPT_KEYS = 1000;
/** Platforms redeliver within minutes; people press a button of an old window. */
export const KEPT_MS = 7 * 24 * 3600_000;

/** The keys that stay with a record when this one comes to them. */
export const keeping = (keys: readonly KeptKey[], newest: KeptKey): readonly KeptKey[] => {
  const since = later(newest.at, -KEPT_MS);
  return [...keys.filter(({ at }) => at > since), newest].slice(-KEPT_KEYS);
};

export const isKept = ({ keys }: { readonly keys: readonly KeptKey[] }, key: string): boolean =>
  keys.some((kept) => kept.key === key);

/** The write that an outbox entry (`<version>.<n>`) belongs to. */
export const versionOf = (entry: { readonly id: string } | string): number =>
  Number((typeof entry === 'string' ? entry : entry.id).split('.')[0]);
