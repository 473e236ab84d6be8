import type { Notice } from './effects';

/**
 * `pings`: somebody should do something now. `folds`: said because of the time or of many cases; what one person says to
 * another always arrives by itself.
 */
interface Nature {
  readonly pings: boolean;
  readonly folds: boolean;
}
const SAID: Nature = { pings: false, folds: false };
const TIMED: Nature = { pings: false, folds: true };
const PING: Nature = { pings: true, folds: true };

/** What each notice is like. */
export const NATURES: Readonly<Record<Notice['kind'], Nature>> = {
  claimed: SAID,
  released: SAID,
  closedByItself: SAID,
  reopened: SAID,
  cancelled: SAID,
  worse: SAID,
  confirmed: SAID,
  worksNow: SAID,
  asked: SAID,
  messaged: SAID,
  answered: SAID,
  pictures: SAID,
  resolved: SAID,
  notYet: SAID,
  promised: SAID,
  targetWarning: TIMED,
  targetBreached: TIMED,
  assigned: SAID,
  noNews: PING,
  waitOver: TIMED,
  handOver: PING,
  handOverWaits: PING,
  returned: SAID,
  ping: PING,
  escalated: PING,
};
