import { z } from 'zod';
import type { Impact, Notify, Priority, Urgency, WaitReason, Way } from '../desk/model';
import { type By, type Named } from '../ground/actor';
import type { Lang } from '../ground/lang';
import type { ChatAddress, Platform } from '../ground/refs';
import {
  address,
  attachment,
  by,
  impact,
  lang,
  named,
  notify,
  oneOf,
  opt,
  percent,
  platform,
  priority,
  question,
  urgency,
  waitReason,
  way,
} from '../record/schema';
import { plan } from './policies/plan-schema';
import type { Attachment, ClosedHow, EscalationLevel, Plan, Question, ResolutionCode, TargetMark } from './types';
import { ESCALATION_LEVELS, RESOLUTION_CODES } from './types';

/** Why targets and policy were copied afresh. */
export type PlannedBecause = 'priority' | 'released' | 'reopened' | 'accepted';

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
  readonly callerGroup?: string;
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
  /** An operator gave it a better title. */
  | { readonly type: 'retitled'; readonly title: string }
  /** An operator set the priority; without a reason it is the matrix's again. */
  | { readonly type: 'prioritised'; readonly priority: Priority; readonly was: Priority; readonly why?: string }
  /** Targets and policy were copied afresh from the desk. */
  | { readonly type: 'planned'; readonly plan: Plan; readonly because: PlannedBecause }
  | { readonly type: 'claimed'; readonly owner: Named }
  /** Given to somebody by the team's lead. */
  | { readonly type: 'assigned'; readonly owner: Named }
  /** *Seen, I'm on it*: the response policy stands still until then. */
  | { readonly type: 'seen'; readonly until: Date }
  | {
      readonly type: 'waiting';
      readonly reason: WaitReason;
      readonly until?: Date;
      readonly note?: string;
      readonly running?: true;
    }
  /** A waiting case is worked on again: its day came, or somebody said so. */
  | { readonly type: 'resumed'; readonly because: 'date' | 'person' }
  /** Offered to another team. */
  | { readonly type: 'handedOver'; readonly team: string; readonly why?: string; readonly dueAt: Date }
  /** The other team took it; `owner` is who did. */
  | { readonly type: 'accepted'; readonly team: string; readonly owner: Named }
  | { readonly type: 'returned'; readonly why: string }
  /** Nobody of the other team has answered in its response time; `lead` is the key of who hears of it. */
  | { readonly type: 'handOverWaited'; readonly team: string; readonly lead: string }
  /** Nothing has been heard of a claimed case since `since`. */
  | { readonly type: 'noNews'; readonly to: 'owner' | 'lead'; readonly since: Date }
  | { readonly type: 'released'; readonly why?: string }
  /** `running`: the resolution clock goes on meanwhile. */
  | { readonly type: 'asked'; readonly question: string; readonly running?: true }
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
      /** Those that are reached by another way than chat. */
      readonly ways?: readonly { readonly to: Notify; readonly by: Way }[];
    }
  | {
      readonly type: 'targetWarned';
      readonly target: 'response' | 'resolution';
      readonly percent: TargetMark['percent'];
    }
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
  | 'seen_already'
  | 'only_lead'
  | 'not_in_team'
  | 'date_passed'
  | 'same_team'
  | 'no_such_team'
  | 'no_such_person'
  | 'empty_text'
  | 'too_long';

export interface Refusal {
  readonly refused: RefusalCode;
  /** Who has it already, for `already_claimed`; who was told last, for `at_the_top`; who wrote it, for `only_sender`. */
  readonly who?: string;
  /** What it is too late for, when that is not opening a case again. */
  readonly about?: 'message';
}

const stamp = { id: z.string(), at: z.date(), by, deskVersion: z.string() };
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...stamp, type: z.literal(type), ...shape });

const attachments = z.array(attachment);
const target = z.enum(['response', 'resolution']);
const why = opt(z.string());

const logged = event('logged', {
  incident: z.string(),
  desk: z.string(),
  number: z.number(),
  source: platform,
  externalKey: z.string(),
  title: z.string(),
  details: opt(z.string()),
  where: opt(z.string()),
  attachments,
  language: lang,
  origin: address,
  caller: opt(named),
  link: opt(z.string()),
  confidential: z.boolean(),
  category: z.string(),
  team: z.string(),
  service: opt(z.string()),
  callerGroup: opt(z.string()),
  impact,
  urgency,
  unanswered: z.array(question),
  priority,
  plan,
});

type Entry = IncidentEvent & { readonly id: string };
/** An event as it lies in the database. */
export const timelineEntry: z.ZodType<Entry> = oneOf('type', {
  logged,
  assessed: event('assessed', { answered: z.array(question), impact, urgency, priority, was: priority }),
  retitled: event('retitled', { title: z.string() }),
  prioritised: event('prioritised', { priority, was: priority, why }),
  planned: event('planned', { plan, because: z.enum(['priority', 'released', 'reopened', 'accepted']) }),
  claimed: event('claimed', { owner: named }),
  assigned: event('assigned', { owner: named }),
  seen: event('seen', { until: z.date() }),
  waiting: event('waiting', {
    reason: waitReason,
    until: opt(z.date()),
    note: opt(z.string()),
    running: opt(z.literal(true)),
  }),
  resumed: event('resumed', { because: z.enum(['date', 'person']) }),
  handedOver: event('handedOver', { team: z.string(), why, dueAt: z.date() }),
  accepted: event('accepted', { team: z.string(), owner: named }),
  returned: event('returned', { why: z.string() }),
  handOverWaited: event('handOverWaited', { team: z.string(), lead: z.string() }),
  noNews: event('noNews', { to: z.enum(['owner', 'lead']), since: z.date() }),
  released: event('released', { why }),
  asked: event('asked', { question: z.string(), running: opt(z.literal(true)) }),
  answered: event('answered', { text: z.string(), attachments }),
  messaged: event('messaged', { text: z.string(), held: opt(z.object({ message: z.string(), sendAt: z.date() })) }),
  unsent: event('unsent', { message: z.string() }),
  noted: event('noted', { text: z.string(), attachments }),
  escalated: event('escalated', { to: z.enum(ESCALATION_LEVELS), reason: z.string() }),
  pinged: event('pinged', {
    notify: z.array(notify),
    fired: z.number(),
    repeat: z.boolean(),
    repeatAt: opt(z.date()),
    ways: opt(z.array(z.object({ to: notify, by: way }))),
  }),
  targetWarned: event('targetWarned', { target, percent }),
  targetBreached: event('targetBreached', { target }),
  resolved: event('resolved', { text: z.string(), code: z.enum(RESOLUTION_CODES), closesAt: z.date() }),
  closed: event('closed', { how: z.enum(['confirmed', 'no_answer', 'caller']) }),
  reopened: event('reopened', { to: z.enum(['in_progress', 'new']), why }),
  cancelled: event('cancelled', { why }),
} satisfies { readonly [T in Entry['type']]: z.ZodType<Entry & { readonly type: T }> });
