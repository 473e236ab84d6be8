import type { Mention } from './spans';

/** One element of an Adaptive Card, as its JSON. */
export type Element = Readonly<Record<string, unknown>>;

/** What all blocks of one card share while it is rendered. */
export interface CardContext {
  readonly mentions: Mention[];
  /** Long button values that stand in the card once, by the name they come back under. */
  readonly hoisted: ReadonlyMap<string, string>;
  /** Where the card will stand; comes back with every press. */
  readonly at: string;
  readonly hasRequired: boolean;
  /** It stands in a dialog, which knows only `Action.Submit`. */
  readonly dialog: boolean;
}
