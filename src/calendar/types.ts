/**
 * A length of time as the desk owner wrote it, e.g. `{ kind: 'ms', ms: 900000, text: '15m' }`.
 * `ms` of a target or step under `hours` counts open time; `workingDays` is the same wall-clock minute n open days
 * later; `days` is 24 h by the clock each; `percent` is a share of the open time from start to the response target.
 */
export type Span = { readonly text: string } & (
  | { readonly kind: 'ms'; readonly ms: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'workingDays'; readonly days: number }
  | { readonly kind: 'percent'; readonly percent: number }
);

/** Opening hours: `week[0]` is Monday; each day a list of `[from, to]` in minutes after midnight, `to` ≤ 1440. */
export interface Calendar {
  readonly zone: string;
  readonly week: readonly (readonly (readonly [number, number])[])[];
  /** ISO country code of public holidays that are closed, e.g. `DK`. */
  readonly holidays?: string;
  /** Closing days of the company itself: local dates such as `2026-12-24`, in order, closed as a whole. */
  readonly closed?: readonly string[];
}

/** A stretch of time; `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}
