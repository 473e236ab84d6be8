import { z } from 'zod';
import { later } from '../ground/moments';
import { messageRef, opt, subject, way } from '../record/schema';
import { DELIVERY_REASONS } from './reasons';
import { target } from './target';

/** One saying to one recipient. `id` is `<kind>.<id>.<effect>.<target>`. */
export const delivery = z.object({
  id: z.string(),
  subject,
  target,
  effect: z.string(),
  // Only its kind of record knows which there are, and says so when it is asked for their words.
  audience: z.looseObject({ type: z.string() }),
  notice: z.looseObject({ kind: z.string() }),
  actor: opt(z.string()),
  way: opt(way),
  meant: opt(z.string()),
  standsFor: opt(z.array(z.string()).readonly()),
  status: z.enum(['pending', 'sending', 'sent', 'refused', 'unknown', 'cancelled']),
  leaseUntil: opt(z.date()),
  /** Not to be tried before this moment: it is held back, a 429's Retry-After, or a way that is closed for now. */
  notBefore: opt(z.date()),
  /** When it fell due, where that was not when it was planned: what is held back is no older than this. */
  dueSince: opt(z.date()),
  /** How often it was leased; names its holder, and no two holders are alike. */
  attempts: z.number(),
  /** How often its way was out of reach: no connection was made. */
  away: opt(z.number()),
  ref: opt(messageRef),
  /** Why it waits, was refused, cancelled or is unknown, in a word. */
  reason: opt(z.enum(DELIVERY_REASONS)),
  /** Id of the row whose way failed, which this one stands in for. */
  insteadOf: opt(z.string()),
  /** The newest write whose revision of its words it shows. */
  revised: opt(z.number()),
  createdAt: z.date(),
  settledAt: opt(z.date()),
});
export type Delivery = Readonly<z.infer<typeof delivery>>;

/** From when on it is late. */
export const fellDue = ({ dueSince, createdAt }: Delivery): Date => dueSince ?? createdAt;

/** How long a row stays after its end; then who was told when goes to the history. */
const KEPT_MS = 30 * 24 * 3600_000;
export const keptUntil = ({ settledAt }: Delivery): Date | undefined => settledAt && later(settledAt, KEPT_MS);

/** Who was told when, without what. */
export const withoutWords = ({ actor: _, ...row }: Delivery): Delivery => ({
  ...row,
  notice: { kind: row.notice.kind },
});

/** When there is something to do about a row; undefined for one that has come to its end. */
export function nextLook({ status, notBefore, createdAt, leaseUntil }: Delivery): Date | undefined {
  if (status === 'pending') return notBefore ?? createdAt;
  return status === 'sending' ? leaseUntil : undefined;
}
