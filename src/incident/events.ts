import type { ChatAddress, Platform } from '../chat/refs';
import type { Impact, Notify, Priority, Urgency } from '../desk/types';
import type { Lang } from '../lang';
import type { Attachment, By, ClosedHow, EscalationLevel, Named, Plan, Question, ResolutionCode } from './types';

export interface LoggedEvent {
  readonly type: 'logged';
  readonly incident: string;
  readonly desk: string;
  readonly number: number;
  readonly source: Platform;
  readonly externalKey: string;
  readonly title: string;
  readonly details?: string;
  readonly where?: string;
  readonly attachments: readonly Attachment[];
  readonly language: Lang;
  readonly origin: ChatAddress;
  readonly caller?: Named;
  readonly link?: string;
  readonly confidential: boolean;
  readonly category: string;
  readonly team: string;
  readonly service?: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly unanswered: readonly Question[];
  readonly priority: Priority;
  readonly plan: Plan;
}

type Body =
  | LoggedEvent
  | {
      readonly type: 'assessed';
      readonly answered: readonly Question[];
      readonly impact: Impact;
      readonly urgency: Urgency;
      readonly priority: Priority;
      readonly was: Priority;
    }
  /** Targets and policy were copied afresh from the desk. */
  | { readonly type: 'planned'; readonly plan: Plan; readonly because: 'priority' | 'released' | 'reopened' }
  | { readonly type: 'claimed'; readonly owner: Named }
  | { readonly type: 'released'; readonly why?: string }
  | { readonly type: 'asked'; readonly question: string }
  | { readonly type: 'answered'; readonly text: string; readonly attachments: readonly Attachment[] }
  /** `held`: its id, by which it can be taken back until `sendAt`; it goes shortly after that. */
  | {
      readonly type: 'messaged';
      readonly text: string;
      readonly held?: { readonly message: string; readonly sendAt: Date };
    }
  /** A held message was taken back; it is never sent. */
  | { readonly type: 'unsent'; readonly message: string }
  | { readonly type: 'noted'; readonly text: string; readonly attachments: readonly Attachment[] }
  | { readonly type: 'escalated'; readonly to: EscalationLevel; readonly reason: string }
  /** Steps of the policy that fired together; one ping per recipient. `repeat`: no new step, only the repeat. */
  | {
      readonly type: 'pinged';
      readonly notify: readonly Notify[];
      readonly fired: number;
      readonly repeat: boolean;
      readonly repeatAt?: Date;
    }
  | { readonly type: 'targetWarned'; readonly target: 'response' | 'resolution' }
  | { readonly type: 'targetBreached'; readonly target: 'response' | 'resolution' }
  | { readonly type: 'resolved'; readonly text: string; readonly code: ResolutionCode; readonly closesAt: Date }
  | { readonly type: 'closed'; readonly how: ClosedHow }
  | { readonly type: 'reopened'; readonly to: 'in_progress' | 'new'; readonly why?: string }
  | { readonly type: 'cancelled'; readonly why?: string };

/** A fact in an incident's timeline. `deskVersion` is the desk file it was decided by. */
export type IncidentEvent = Body & { readonly at: Date; readonly by: By; readonly deskVersion: string };
export type EventOf<T extends IncidentEvent['type']> = Extract<IncidentEvent, { readonly type: T }>;

/** Why a command was refused; every code has a sentence in both languages (`refusal.<code>`). */
export type RefusalCode =
  | 'no_such_incident'
  | 'only_operators'
  | 'only_caller'
  | 'only_owner'
  | 'only_sender'
  | 'already_claimed'
  | 'not_now'
  | 'too_late'
  | 'at_the_top'
  | 'empty_text'
  | 'too_long';

export interface Refusal {
  readonly refused: RefusalCode;
  /** Who has it already, for `already_claimed`; who was told last, for `at_the_top`; who wrote it, for `only_sender`. */
  readonly who?: string;
  /** What it is too late for, when that is not opening a case again. */
  readonly about?: 'message';
}
