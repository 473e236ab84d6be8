import type { Desk } from '../desk/types';
import type { Reader } from '../lang';

/** What every view is made for: the desk as it is now, who reads, and when. */
export interface ViewContext {
  readonly desk: Desk;
  readonly reader: Reader;
  readonly now: Date;
  /** Address at which a kept picture can be seen; undefined when it cannot be shown. */
  readonly fileUrl?: (id: string) => string | undefined;
}
