import type { Reader } from '../ground/lang';

/** What every view is made for: who reads, and when. Rooms extend it. */
export interface ViewContext {
  readonly reader: Reader;
  readonly now: Date;
}
