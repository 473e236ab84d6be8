import type { ActionData } from '../../../src/view/view';
import type { Mention } from './spans';

/** One element of an Adaptive Card, as its JSON. */
export type Element = Readonly<Record<string, unknown>>;

/** What all blocks of one card share while it is rendered. */
export interface CardContext {
  readonly mentions: Mention[];
  /**
   * Long button values that stand in the card once, by the name they come back under: a button and its fallback would hold
   * them twice each, and two buttons with a 4000 character text would not fit.
   */
  readonly hoisted: ActionData;
  /** Where the card will stand; comes back with every press. */
  readonly at: string;
  readonly hasRequired: boolean;
  /** It stands in a dialog, which knows only `Action.Submit`. */
  readonly dialog: boolean;
}
