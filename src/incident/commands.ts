import type { Impact, Urgency, WaitReason } from '../desk/model';
import { type Actor, type Named, type VAGT } from '../ground/actor';
import type { Lang } from '../ground/lang';
import type { ChatAddress, Platform } from '../ground/refs';
import type { Attachment, ResolutionCode } from './types';

/** What a person wrote when they reported; texts are trimmed and within `LIMITS`. */
export interface Report {
  readonly number: number;
  readonly source: Platform;
  readonly title: string;
  readonly details?: string;
  readonly where?: string;
  readonly attachments: readonly Attachment[];
  readonly language: Lang;
  readonly origin: ChatAddress;
  /** Whom it happens to, when that is not the person who reports it. */
  readonly caller?: Named;
  /** The message it was made from, where it can be read again. */
  readonly link?: string;
  readonly category?: string;
  readonly service?: string;
  /** Key of the group of callers that the caller belongs to. */
  readonly callerGroup?: string;
  /** Both questions answered in the report; otherwise it is logged as "only me, with trouble" and asked. */
  readonly assessment?: { readonly impact: Impact; readonly urgency: Urgency };
}

type Body =
  | ({ readonly type: 'report' } & Report)
  | { readonly type: 'assess'; readonly impact?: Impact; readonly urgency?: Urgency }
  | { readonly type: 'claim' }
  /** *Seen, I'm on it*. */
  | { readonly type: 'seen' }
  /** `key` is theirs in the desk's file. */
  | { readonly type: 'assign'; readonly to: Named & { readonly key: string } }
  | { readonly type: 'wait'; readonly reason: WaitReason; readonly until?: Date; readonly note?: string }
  /** Works on a waiting case again. */
  | { readonly type: 'resume' }
  | { readonly type: 'handOver'; readonly team: string; readonly why?: string }
  | { readonly type: 'accept' }
  | { readonly type: 'return'; readonly why: string }
  | { readonly type: 'release'; readonly why?: string }
  | { readonly type: 'ask'; readonly text: string }
  | { readonly type: 'answer'; readonly text: string; readonly attachments: readonly Attachment[] }
  /** `hold`: it waits a few seconds, so that it can be taken back. */
  | { readonly type: 'message'; readonly text: string; readonly hold?: true }
  /** Takes a held message back; `message` is its id. */
  | { readonly type: 'unsend'; readonly message: string }
  | { readonly type: 'note'; readonly text: string; readonly attachments: readonly Attachment[] }
  | { readonly type: 'escalate'; readonly reason: string }
  | { readonly type: 'resolve'; readonly text: string; readonly code: ResolutionCode }
  | { readonly type: 'works' }
  | { readonly type: 'fixed' }
  | { readonly type: 'notYet'; readonly why: string }
  | { readonly type: 'cancel'; readonly why?: string }
  | { readonly type: 'reopen'; readonly why?: string };

/** `key` is the platform's own key of the event that caused it; `at` is never before the incident's last event. */
export type PersonCommand = Body & {
  readonly incident: string;
  readonly at: Date;
  readonly by: Actor;
  readonly key: string;
};
export type TickCommand = {
  readonly type: 'tick';
  readonly incident: string;
  readonly at: Date;
  readonly by: typeof VAGT;
  readonly key: string;
};
export type Command = PersonCommand | TickCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;
