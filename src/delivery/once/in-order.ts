import { later } from '../../ground/moments';
import type { DeliveryReason } from '../reasons';
import { type Delivery, fellDue } from '../rows';
import { recipientKey, targetKey } from '../target';

/** A row that never got as far as being tried holds the later ones to its target up no longer than this. */
const PATIENCE_MS = 120_000;
const TURN_MS = 500;
/** Put off until its reader is there again, which may take a night. */
const RESTS: readonly (DeliveryReason | undefined)[] = ['quiet_hours', 'held_gap'];

const isBefore = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true }) < 0;

/**
 * Held back on purpose. For what can be undone only a later one of its kind waits, lest the two come in the wrong order; for
 * what its reader's rest keeps back nothing waits: the case may have become urgent.
 */
const letsBy = (row: Delivery, other: Delivery, now: Date): boolean =>
  other.notBefore !== undefined &&
  other.notBefore > now &&
  (RESTS.includes(other.reason) || (other.attempts === 0 && row.notice.kind !== other.notice.kind));

/** An earlier say to the same target by the same way that has not come to its end. */
const isAhead = (row: Delivery, other: Delivery, now: Date): boolean =>
  !letsBy(row, other, now) &&
  (other.status === 'pending' || other.status === 'sending') &&
  targetKey(other.target) === targetKey(row.target) &&
  isBefore(other.effect, row.effect) &&
  (other.attempts > 0 || now < later(fellDue(other), PATIENCE_MS));

/** Sayings of one record to one target by one way go in order: when this one may be tried, if not now. */
export function notYet(row: Delivery, rows: readonly Delivery[], now: Date): Date | undefined {
  if (row.notBefore && row.notBefore > now) return row.notBefore;
  const ahead = rows.find((other) => isAhead(row, other, now));
  if (!ahead) return undefined;
  return ahead.notBefore && ahead.notBefore > now ? ahead.notBefore : later(now, TURN_MS);
}

/** Its hearer was told by another way while this one was out of reach. */
export const isToldMeanwhile = (row: Delivery, rows: readonly Delivery[]): boolean =>
  row.away !== undefined &&
  rows.some(
    (other) =>
      other.id !== row.id &&
      other.effect === row.effect &&
      other.status === 'sent' &&
      recipientKey(other.target) === recipientKey(row.target),
  );

/** What quiet hours kept back is no news beside a newer row of its kind to the same person: a night is told once. */
export const isSaidAgain = (row: Delivery, rows: readonly Delivery[]): boolean =>
  row.reason === 'quiet_hours' &&
  rows.some(
    (other) =>
      (other.status === 'pending' || other.status === 'sending' || other.status === 'sent') &&
      other.notice.kind === row.notice.kind &&
      recipientKey(other.target) === recipientKey(row.target) &&
      isBefore(row.effect, other.effect),
  );
