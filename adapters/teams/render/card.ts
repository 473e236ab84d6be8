import type { Mention } from './spans';

/** One element of an Adaptive Card, as its JSON. */
export type Element = Readonly<Record<string, unknown>>;

/** What all blocks of one card share while it is rendered. */
export interface CardContext {
  readonly mentions: Mention[];
  /** Where the card will stand; comes back with every press. */
  readonly at: string;
  /** It stands in a dialog, which knows only `Action.Submit`. */
  readonly dialog: boolean;
}
