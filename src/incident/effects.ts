import { z } from 'zod';
import { effectOf } from '../record/effects';
import { type Infer, notifies, oneOf, opt, told, waitReason } from '../record/schema';
import { score } from './state/satisfaction';
import { percent } from './types';

const AUDIENCES = {
  caller: told('caller', {}),
  owner: told('owner', {}),
  /** Who wrote something to another: the id of a person who works on it. */
  sender: told('sender', { id: z.string() }),
  /** Whoever is to say yes or no to it now. */
  approver: told('approver', {}),
  /** Whose address an operator typed for its caller. */
  addressee: told('addressee', {}),
  /** Somebody who takes part in it, by the id of their record. */
  participant: told('participant', { id: z.string() }),
  /**
   * Everybody who follows it, takes part or has the same; `own`: none who follow its service or team. `via`: what one of
   * them follows, in a row of theirs.
   */
  followers: told('followers', { own: opt(z.literal(true)), via: opt(z.enum(['case', 'meToo', 'service', 'team'])) }),
  ...notifies,
};
export const audience = oneOf('type', AUDIENCES);
/** Who hears a say; resolved to people and rooms when it is sent. */
export type Audience = Infer<typeof audience>;

export const isAudience = (other: { readonly type: string }): other is Audience => other.type in AUDIENCES;

export const CALLER = { type: 'caller' } as const satisfies Audience;
export const OWNER = { type: 'owner' } as const satisfies Audience;
export const LEAD = { type: 'lead' } as const satisfies Audience;
export const TEAM = { type: 'team' } as const satisfies Audience;
export const ADDRESSEE = { type: 'addressee' } as const satisfies Audience;
export const APPROVER = { type: 'approver' } as const satisfies Audience;

const text = z.string();
const target = z.enum(['response', 'resolution']);

/** What a person says to another, in words of their own as a rule: they hear it when that does not arrive. */
const WRITTEN = [
  'asked',
  'messaged',
  'answered',
  'pictures',
  'resolved',
  'notYet',
  'cancelled',
  'inquired',
  'declined',
  'approvalAnswered',
  'workaround',
  'returned',
  'handOver',
  'escalated',
] as const;
/** What was not delivered, and to whom; `refused`: for certain. */
export const undelivered = {
  of: z.enum(WRITTEN),
  whom: audience,
  fate: z.enum(['refused', 'unknown']),
  text: opt(text),
};

const notice = z.discriminatedUnion('kind', [
  /** `given`: whoever has it did not take it by themselves. */
  z.object({ kind: z.literal('claimed'), given: opt(z.literal(true)) }),
  z.object({ kind: z.enum(['closedByItself', 'reopened', 'cancelled']) }),
  /** Why is told to the team alone. `left`: who had it is with the team no more. */
  z.object({ kind: z.literal('released'), why: opt(text), left: opt(z.literal(true)) }),
  z.object({ kind: z.enum(['worse', 'confirmed', 'worksNow', 'invited']) }),
  /** A lead gave it to them, or a rule. */
  z.object({ kind: z.literal('assigned'), byRule: opt(z.literal(true)) }),
  /** A rule means it for them. */
  z.object({ kind: z.literal('meant') }),
  /** Everybody it was meant for said that it is not theirs. */
  z.object({ kind: z.literal('unwanted') }),
  /** It went to and fro between these: its reader decides. */
  z.object({ kind: z.literal('stuck'), teams: z.array(text) }),
  /** Decided that it is theirs. */
  z.object({ kind: z.literal('settled') }),
  z.object({ kind: z.enum(['asked', 'resolved', 'notYet']), text }),
  /** `withdrawn`: a colleague took the offer back. */
  z.object({ kind: z.literal('returned'), text, withdrawn: opt(z.literal(true)) }),
  z.object({ kind: z.enum(['messaged', 'answered']), text, edited: opt(z.literal(true)) }),
  /** It is the same as the case of this number. */
  z.object({ kind: z.literal('merged'), number: z.number() }),
  /** It stands for itself again. */
  z.object({ kind: z.literal('unmerged') }),
  /** What helps for now. */
  z.object({ kind: z.literal('workaround'), text }),
  /** So many have the same that it is more urgent now. */
  z.object({ kind: z.literal('alsoHit'), people: z.number() }),
  /** What stood here was deleted by whoever wrote it. */
  z.object({ kind: z.literal('erased') }),
  /** The team that had it, by its key, is not on the desk any more. */
  z.object({ kind: z.literal('rehomed'), team: text, because: opt(z.literal('category')) }),
  z.object({ kind: z.literal('pictures'), attachments: z.array(text) }),
  z.object({ kind: z.literal('promised'), dueAt: z.date() }),
  z.object({ kind: z.literal('newsPromised'), dueAt: z.date(), text: opt(text) }),
  /** The caller heard nothing; `dueAt`: the new time. */
  z.object({ kind: z.literal('promiseBroken'), dueAt: opt(z.date()) }),
  /** A caller whom it waits for said nothing; `text`: what they were asked. */
  z.object({ kind: z.literal('nudged'), text: opt(text) }),
  /** Again and again: it may be closed. */
  z.object({ kind: z.literal('mayClose'), text: opt(text) }),
  z.object({ kind: z.literal('targetWarning'), target, dueAt: z.date(), percent }),
  z.object({ kind: z.literal('targetBreached'), target, dueAt: z.date() }),
  /** Nothing has been heard of it since. */
  z.object({ kind: z.literal('noNews'), since: z.date() }),
  /** The day came that it waited for. */
  z.object({ kind: z.literal('waitOver'), reason: waitReason }),
  /** Another team offers it; `team` is the key of theirs. */
  z.object({ kind: z.literal('handOver'), team: text, why: opt(text) }),
  z.object({ kind: z.literal('handOverWaits'), team: text }),
  /** It needs their yes or no. */
  z.object({ kind: z.literal('approvalAsked'), dueAt: z.date(), repeat: z.boolean() }),
  /** The caller's answer, for whoever is to approve it. */
  z.object({ kind: z.literal('approvalAnswered'), text }),
  z.object({ kind: z.literal('approved') }),
  z.object({ kind: z.enum(['inquired', 'declined']), text }),
  /** Nobody has claimed. Not sent if the incident was claimed, resolved or cancelled meanwhile. */
  z.object({ kind: z.literal('ping'), repeat: z.boolean() }),
  z.object({ kind: z.literal('escalated'), reason: text }),
  /** How it stands, for who follows it: nothing that anybody wrote. */
  z.object({
    kind: z.literal('followed'),
    what: z.enum(['logged', 'taken', 'resolved', 'cancelled', 'reopened', 'merged']),
  }),
  /** Its caller is not content; `text`: why. */
  z.object({ kind: z.literal('lowScore'), score, text: opt(text) }),
  /** Somebody wrote it down for them. */
  z.object({ kind: z.literal('isYours') }),
  /** Whose address it was says no, for whoever typed that. */
  z.object({ kind: z.literal('notTheirs') }),
  z.object({ kind: z.literal('undelivered'), ...undelivered }),
  /** News of a major incident were due then. */
  z.object({ kind: z.literal('newsDue'), dueAt: z.date() }),
  z.object({ kind: z.literal('stoodDown') }),
  /** So many have the same: is it a major incident? */
  z.object({ kind: z.literal('majorOffered'), people: z.number() }),
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
/** Whoever hears it has to answer by its buttons: in a digest they would be lost. */
const DECISION: Nature = { pings: true, folds: false };
const PING: Nature = { pings: true, folds: true };

/** What each notice is like. */
export const NATURES: Readonly<Record<Notice['kind'], Nature>> = {
  claimed: SAID,
  released: PING,
  closedByItself: SAID,
  reopened: SAID,
  cancelled: SAID,
  worse: SAID,
  confirmed: SAID,
  worksNow: SAID,
  asked: SAID,
  messaged: SAID,
  workaround: SAID,
  merged: SAID,
  unmerged: SAID,
  alsoHit: SAID,
  answered: SAID,
  pictures: SAID,
  resolved: SAID,
  notYet: SAID,
  promised: SAID,
  newsPromised: SAID,
  promiseBroken: SAID,
  nudged: SAID,
  mayClose: DECISION,
  targetWarning: TIMED,
  targetBreached: TIMED,
  assigned: SAID,
  meant: PING,
  unwanted: PING,
  stuck: PING,
  settled: PING,
  noNews: PING,
  waitOver: TIMED,
  handOver: PING,
  handOverWaits: PING,
  returned: SAID,
  rehomed: PING,
  ping: PING,
  escalated: PING,
  undelivered: SAID,
  erased: SAID,
  approvalAsked: DECISION,
  approvalAnswered: SAID,
  approved: SAID,
  inquired: SAID,
  declined: SAID,
  isYours: SAID,
  notTheirs: SAID,
  followed: SAID,
  invited: SAID,
  lowScore: SAID,
  newsDue: PING,
  stoodDown: SAID,
  majorOffered: DECISION,
};

/** Its kind where a person wrote it. */
export const writtenKind = ({ kind }: Notice) => WRITTEN.find((one) => one === kind);

/** What a person wrote with it. */
export const wordsOf = (notice: Notice): string | undefined => {
  if (notice.kind === 'escalated') return notice.reason;
  if (notice.kind === 'handOver' || notice.kind === 'released') return notice.why;
  return 'text' in notice ? notice.text : undefined;
};

/** Everything that can be said; `notice.<kind>.staff` is its sentence. */
export const NOTICE_KINDS = Object.keys(NATURES);

export const isNotice = (other: { readonly kind: string }): other is Notice => other.kind in NATURES;
