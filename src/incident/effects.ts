import type { Notify, WaitReason } from '../desk/model';
import type { CardPlace } from '../ground/refs';
import type { Effect } from '../record/effects';
import type { TargetMark } from './types';

/** Who hears a say; resolved to people and rooms when it is sent. */
export type Audience = { readonly type: 'caller' | 'owner' } | Notify;

export const CALLER = { type: 'caller' } as const satisfies Audience;
export const OWNER = { type: 'owner' } as const satisfies Audience;
export const LEAD = { type: 'lead' } as const satisfies Audience;

/** What is said. The text is made from it, and from the event it names, in the reader's language when it is sent. */
export type Notice =
  | {
      readonly kind:
        | 'claimed'
        | 'released'
        | 'closedByItself'
        | 'reopened'
        | 'cancelled'
        | 'worse'
        | 'confirmed'
        | 'worksNow';
    }
  | { readonly kind: 'asked' | 'messaged' | 'answered'; readonly text: string }
  | { readonly kind: 'pictures'; readonly attachments: readonly string[] }
  | { readonly kind: 'resolved'; readonly text: string }
  | { readonly kind: 'notYet'; readonly text: string }
  | { readonly kind: 'promised'; readonly dueAt: Date }
  | {
      readonly kind: 'targetWarning';
      readonly target: 'response' | 'resolution';
      readonly dueAt: Date;
      readonly percent: TargetMark['percent'];
    }
  | { readonly kind: 'targetBreached'; readonly target: 'response' | 'resolution'; readonly dueAt: Date }
  /** A lead gave it to them. */
  | { readonly kind: 'assigned' }
  /** Nothing has been heard of it since. */
  | { readonly kind: 'noNews'; readonly since: Date }
  /** The day came that it waited for. */
  | { readonly kind: 'waitOver'; readonly reason: WaitReason }
  /** Another team offers it; `team` is the key of theirs. */
  | { readonly kind: 'handOver'; readonly team: string; readonly why?: string }
  | { readonly kind: 'handOverWaits'; readonly team: string }
  | { readonly kind: 'returned'; readonly text: string }
  /** Nobody has claimed. Not sent if the incident was claimed, resolved or cancelled meanwhile. */
  | { readonly kind: 'ping'; readonly repeat: boolean }
  | { readonly kind: 'escalated'; readonly reason: string };

export type IncidentEffect = Effect<CardPlace, Audience, Notice>;

const KINDS = {
  claimed: true,
  released: true,
  closedByItself: true,
  reopened: true,
  cancelled: true,
  worse: true,
  confirmed: true,
  worksNow: true,
  asked: true,
  messaged: true,
  answered: true,
  pictures: true,
  resolved: true,
  notYet: true,
  promised: true,
  targetWarning: true,
  targetBreached: true,
  assigned: true,
  noNews: true,
  waitOver: true,
  handOver: true,
  handOverWaits: true,
  returned: true,
  ping: true,
  escalated: true,
} as const satisfies Readonly<Record<Notice['kind'], true>>;
/** Everything that can be said; `notice.<kind>.staff` is its sentence. */
export const NOTICE_KINDS = Object.keys(KINDS);

export const isNotice = (notice: { readonly kind: string }): notice is Notice => notice.kind in KINDS;

const AUDIENCES = {
  caller: true,
  owner: true,
  team: true,
  lead: true,
  manager: true,
  'on-call': true,
  person: true,
  level: true,
  skill: true,
  next: true,
} as const satisfies Readonly<Record<Audience['type'], true>>;

export const isAudience = (audience: { readonly type: string }): audience is Audience => audience.type in AUDIENCES;
