import type { Notify, WaitReason } from '../desk/model';
import type { Effect } from '../record/effects';
import type { TargetMark } from './types';

/** A place that shows an incident's card; which conversation that is, is found when the card is shown. */
export type CardPlace = 'caller' | 'team';

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
