import type { Desk } from '../desk/model';
import type { Reader } from '../ground/lang';

/** What every view is made for: the desk as it is now, who reads, and when. */
export interface ViewContext {
  readonly desk: Desk;
  readonly reader: Reader;
  readonly now: Date;
  /** False where what is written around a card is only heard when the bot is mentioned: the card then says so. */
  readonly hears?: boolean;
  /** The card stands in for a place that did not take it, and says so. */
  readonly displaced?: boolean;
  /** The case went to another team: only that is said. */
  readonly moved?: boolean;
  /** Address at which a kept picture can be seen; undefined when it cannot be shown. */
  readonly fileUrl?: (id: string) => string | undefined;
}
