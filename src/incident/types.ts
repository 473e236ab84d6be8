import { z } from 'zod';
import { type Calendar, type Span } from '../calendar/types';
import type { Impact, Notify, Priority, Urgency, WaitReason, Way } from '../desk/model';
import { By, Named } from '../ground/actor';
import type { Lang } from '../ground/lang';
import type { ChatAddress, Platform } from '../ground/refs';
import {
  address,
  attachment,
  by,
  impact,
  lang,
  named,
  opt,
  platform,
  priority,
  question,
  urgency,
  waitReason,
} from '../record/schema';
import { calendars, noNewsRule, policyRun, targetClock } from './policies/plan-schema';

export const STATUSES = ['new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

export const RESOLUTION_CODES = ['fixed', 'workaround', 'not_reproducible', 'duplicate', 'no_fault'] as const;
export type ResolutionCode = (typeof RESOLUTION_CODES)[number];

/** A picture that was sent along; the bytes lie in the `files` collection. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Shares of a target at which somebody is warned, in percent of its open time. */
export const WARN_AT = [50, 75, 90] as const;

/** The moment that share of the time has run. */
export interface TargetMark {
  readonly percent: (typeof WARN_AT)[number];
  readonly at: Date;
  readonly warnedAt?: Date;
}

/** One SLA clock. Times are instants; `span` and `hours` are the rule that made them. */
export interface TargetClock {
  readonly span: Span;
  /** Key into `Incident.calendars`. */
  readonly hours: string;
  readonly from: Date;
  readonly dueAt: Date;
  /** In order. */
  readonly marks: readonly TargetMark[];
  readonly breachedAt?: Date;
  readonly metAt?: Date;
  /** Set while the clock stands still; `dueAt` means nothing meanwhile. */
  readonly pausedAt?: Date;
  /** Open milliseconds that the clock has stood still so far; `dueAt` holds them already. */
  readonly pausedMs: number;
}

/** The copied response policy: rules and instants, never people. */
export interface PolicyRun {
  readonly key: string;
  readonly from: Date;
  readonly hours: string;
  /** In order of time; a step with several ways stands there once for each. */
  readonly steps: readonly PolicyStep[];
  readonly repeat?: { readonly every: Span; readonly notify: readonly Notify[]; readonly times?: number };
  /** How many of `steps` have fired. */
  readonly fired: number;
  /** When the repeat fires next, once every step has fired. */
  readonly repeatAt?: Date;
  /** How often it has repeated. */
  readonly repeated?: number;
  /** Who has held it so far; each may once. */
  readonly heldBy?: readonly string[];
}

export interface PolicyStep {
  /** As the desk's file has it, e.g. `5m`. */
  readonly after: string;
  readonly at: Date;
  readonly notify: readonly Notify[];
  readonly by: Way;
}

/** How long a claimed or waiting case may lie without news. */
export interface NoNewsRule {
  readonly span: Span;
  readonly hours: string;
}

/** What a case is planned by; made anew by a release, a changed priority and a new team. */
export interface Plan {
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly response: TargetClock;
  readonly resolution: TargetClock;
  readonly policy?: PolicyRun;
  readonly noNews?: NoNewsRule;
}

export interface Incident {
  readonly desk: string;
  readonly deskVersion: string;
  readonly id: string;
  readonly number: number;
  readonly source: Platform;
  readonly externalKey: string;
  readonly title: string;
  /** What the caller called it, where an operator has given it another title. */
  readonly callerTitle?: string;
  readonly details?: string;
  /** Free line: place, device, phone. */
  readonly where?: string;
  readonly attachments: readonly Attachment[];
  readonly caller: Named;
  /** Who wrote it down, when that is somebody else. */
  readonly reporter?: Named;
  /** The message it was made from. */
  readonly link?: string;
  /** Language of the first report, for a caller who has not chosen one. */
  readonly language: Lang;
  /** Where it was reported; the caller's card lives there. */
  readonly origin: ChatAddress;
  readonly confidential: boolean;
  readonly category: string;
  readonly team: string;
  readonly service?: string;
  /** Key of the group of callers whose targets it has. */
  readonly callerGroup?: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
  /** Which of the two questions nobody has answered yet; the card asks them as quick buttons. */
  readonly unanswered: readonly Question[];
  readonly priority: Priority;
  /** Who set it against the matrix, and why; it holds whatever is answered. */
  readonly override?: { readonly why: string; readonly by: Named };
  readonly status: Status;
  readonly owner?: Named;
  /** Everyone who ever owned it; they keep the right to read it. */
  readonly assigned: readonly string[];
  /** Somebody said *Seen, I'm on it*: the response policy stands still until `until`. */
  readonly seen?: { readonly by: Named; readonly at: Date; readonly until: Date };
  /** What a waiting case waits for. */
  readonly waiting?: Waiting;
  /** It is offered to another team, which has not answered yet. */
  readonly handOver?: HandOver;
  /** When something was last heard of a claimed case, and when its silence is told: to the owner, then to the lead. */
  readonly news?: { readonly at: Date; readonly dueAt: Date; readonly told: 0 | 1 | 2 };
  readonly question?: { readonly text: string; readonly at: Date; readonly by: Named };
  /** The newest messages to the caller that could be taken back, oldest first. */
  readonly held?: readonly HeldMessage[];
  /** What the caller wrote last. */
  readonly lastAnswer?: { readonly text: string; readonly at: Date };
  readonly resolution?: {
    readonly text: string;
    readonly code: ResolutionCode;
    readonly at: Date;
    readonly by: Named;
  };
  /** A resolved case closes by itself at this moment. */
  readonly closesAt?: Date;
  readonly closed?: { readonly at: Date; readonly how: ClosedHow };
  readonly cancelled?: { readonly at: Date; readonly by: By; readonly why?: string };
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly responseTarget: TargetClock;
  readonly resolutionTarget: TargetClock;
  readonly policy?: PolicyRun;
  readonly noNews?: NoNewsRule;
  /** The highest level told so far. */
  readonly escalatedTo?: EscalationLevel;
  readonly loggedAt: Date;
  readonly changedAt: Date;
  /** The earliest deadline in this state; undefined when rightly at rest. */
  readonly nextAt?: Date;
}

export interface Waiting {
  readonly reason: WaitReason;
  readonly since: Date;
  /** It comes back by itself at this moment. */
  readonly until?: Date;
  readonly note?: string;
}

export interface HandOver {
  /** Key of the team it is offered to. */
  readonly team: string;
  readonly by: By;
  readonly at: Date;
  readonly why?: string;
  /** When its lead is told that nobody has answered. */
  readonly dueAt: Date;
  readonly told?: true;
}

/** A message to the caller that can be taken back until `sendAt`. */
export interface HeldMessage {
  readonly message: string;
  readonly sendAt: Date;
  readonly by: Named;
  readonly unsent?: true;
}

/** Who is hit? Can you work? */
export type Question = 'impact' | 'urgency';

export type ClosedHow = 'confirmed' | 'no_answer' | 'caller';
export const ESCALATION_LEVELS = ['team', 'lead', 'manager'] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

const heldSchema = z.object({
  message: z.string(),
  sendAt: z.date(),
  by: named,
  unsent: opt(z.literal(true)),
});

/** A case as it lies in the database. */
export const incident: z.ZodType<Incident> = z.object({
  desk: z.string(),
  deskVersion: z.string(),
  id: z.string(),
  number: z.number(),
  source: platform,
  externalKey: z.string(),
  title: z.string(),
  callerTitle: opt(z.string()),
  details: opt(z.string()),
  where: opt(z.string()),
  attachments: z.array(attachment),
  caller: named,
  reporter: opt(named),
  link: opt(z.string()),
  language: lang,
  origin: address,
  confidential: z.boolean(),
  category: z.string(),
  team: z.string(),
  service: opt(z.string()),
  callerGroup: opt(z.string()),
  impact,
  urgency,
  unanswered: z.array(question),
  priority,
  override: opt(z.object({ why: z.string(), by: named })),
  status: z.enum(STATUSES),
  owner: opt(named),
  assigned: z.array(z.string()),
  seen: opt(z.object({ by: named, at: z.date(), until: z.date() })),
  waiting: opt(z.object({ reason: waitReason, since: z.date(), until: opt(z.date()), note: opt(z.string()) })),
  handOver: opt(
    z.object({
      team: z.string(),
      by,
      at: z.date(),
      why: opt(z.string()),
      dueAt: z.date(),
      told: opt(z.literal(true)),
    }),
  ),
  news: opt(z.object({ at: z.date(), dueAt: z.date(), told: z.literal([0, 1, 2]) })),
  question: opt(z.object({ text: z.string(), at: z.date(), by: named })),
  held: opt(z.array(heldSchema)),
  lastAnswer: opt(z.object({ text: z.string(), at: z.date() })),
  resolution: opt(z.object({ text: z.string(), code: z.enum(RESOLUTION_CODES), at: z.date(), by: named })),
  closesAt: opt(z.date()),
  closed: opt(z.object({ at: z.date(), how: z.enum(['confirmed', 'no_answer', 'caller']) })),
  cancelled: opt(z.object({ at: z.date(), by, why: opt(z.string()) })),
  calendars,
  responseTarget: targetClock,
  resolutionTarget: targetClock,
  policy: opt(policyRun),
  noNews: opt(noNewsRule),
  escalatedTo: opt(z.enum(ESCALATION_LEVELS)),
  loggedAt: z.date(),
  changedAt: z.date(),
  nextAt: opt(z.date()),
});
