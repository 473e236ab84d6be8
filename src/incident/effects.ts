import { z } from 'zod';
import { effectOf } from '../record/effects';
import { type Infer, notifies, oneOf, opt, told, waitReason } from '../record/schema';
import { percent } from './types';

const AUDIENCES = { caller: told('caller', {}), owner: told('owner', {}), ...notifies };
const audience = oneOf('type', AUDIENCES);
/** Who hears a say; resolved to people and rooms when it is sent. */
export type Audience = Infer<typeof audience>;

export const isAudience = (other: { readonly type: string }): other is Audience => other.type in AUDIENCES;

export const CALLER = { type: 'caller' } as const satisfies Audience;
export const OWNER = { type: 'owner' } as const satisfies Audience;
export const LEAD = { type: 'lead' } as const satisfies Audience;

const text = z.string();
const target = z.enum(['response', 'resolution']);

const notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['claimed', 'closedByItself', 'reopened', 'cancelled']) }),
  /** Why is told to the team alone. */
  z.object({ kind: z.literal('released'), why: opt(text) }),
  z.object({ kind: z.enum(['worse', 'confirmed', 'worksNow']) }),
  /** A lead gave it to them. */
  z.object({ kind: z.literal('assigned') }),
  z.object({ kind: z.enum(['asked', 'messaged', 'answered', 'resolved', 'notYet', 'returned']), text }),
  /** The team that had it, by its key, is not on the desk any more. */
  z.object({ kind: z.literal('rehomed'), team: text }),
  z.object({ kind: z.literal('pictures'), attachments: z.array(text) }),
  z.object({ kind: z.literal('promised'), dueAt: z.date() }),
  z.object({ kind: z.literal('targetWarning'), target, dueAt: z.date(), percent }),
  z.object({ kind: z.literal('targetBreached'), target, dueAt: z.date() }),
  /** Nothing has been heard of it since. */
  z.object({ kind: z.literal('noNews'), since: z.date() }),
  /** The day came that it waited for. */
  z.object({ kind: z.literal('waitOver'), reason: waitReason }),
  /** Another team offers it; `team` is the key of theirs. */
  z.object({ kind: z.literal('handOver'), team: text, why: opt(text) }),
  z.object({ kind: z.literal('handOverWaits'), team: text }),
  /** Nobody has claimed. Not sent if the incident was claimed, resolved or cancelled meanwhile. */
  z.object({ kind: z.literal('ping'), repeat: z.boolean() }),
  z.object({ kind: z.literal('escalated'), reason: text }),
]);
/** What is said. The text is made from it, and from the event it names, in the reader's language when it is sent. */
export type Notice = Infer<typeof notice>;

export const effect = effectOf(audience, notice);
export type IncidentEffect = Infer<typeof effect>;

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
  rehomed: SAID,
  ping: PING,
  escalated: PING,
};

/** Everything that can be said; `notice.<kind>.staff` is its sentence. */
export const NOTICE_KINDS = Object.keys(NATURES);

export const isNotice = (other: { readonly kind: string }): other is Notice => other.kind in NATURES;
