import { z } from 'zod';
import type { Calendar, Span } from '../calendar/types';
import { CASE_TYPES } from '../desk/model';
import {
  address,
  by,
  type Infer,
  impact,
  lang,
  named,
  notify,
  opt,
  priority,
  urgency,
  waitReason,
  way,
} from '../record/schema';
import { callerRecord } from '../registers/caller-record';
import { imported, source } from '../registers/from-elsewhere';
import { caseDevice, downtime, earlierCase } from '../registers/on-a-case';
import { majorParts } from './major/types';
import { absent, called } from './on-behalf/called';
import { heldMessage, written } from './revisions/messages';
import { meant, routing } from './routed';
import { approval } from './state/approval';
import { resolvedBy } from './state/resolved-by';
import { givenScore } from './state/satisfaction';
import { shared } from './state/shared';

// A case as it lies in the database; its types follow from these schemas.

const text = z.string();
const count = z.number();
const date = z.date();
const yes = z.literal(true);

export const STATUSES = ['new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];
export const RESOLUTION_CODES = ['fixed', 'workaround', 'not_reproducible', 'duplicate', 'no_fault'] as const;
export const resolutionCode = z.enum(RESOLUTION_CODES);

export const ESCALATION_LEVELS = ['team', 'lead', 'manager'] as const;
export const escalationLevel = z.enum(ESCALATION_LEVELS);
export type EscalationLevel = Infer<typeof escalationLevel>;

/** `elsewhere`: in the tool it was brought over from. */
export const closedHow = z.enum(['confirmed', 'no_answer', 'caller', 'elsewhere', 'merged']);

export const caseType = z.enum(CASE_TYPES);

/** Who is hit? Can you work? */
export const QUESTIONS = ['impact', 'urgency'] as const;
export const question = z.enum(QUESTIONS);
export type Question = Infer<typeof question>;

/** A picture that was sent along; the bytes lie in the `files` collection. */
export const attachment = z.object({ id: text, name: text, type: text });
export type Attachment = Infer<typeof attachment>;

/** Shares of a target at which somebody is warned, in percent of its open time. */
export const WARN_AT = [50, 75, 90] as const;
export const percent = z.literal(WARN_AT);

const span: z.ZodType<Span> = z.discriminatedUnion('kind', [
  z.object({ text, kind: z.literal('ms'), ms: count }),
  z.object({ text, kind: z.literal('days'), days: count }),
  z.object({ text, kind: z.literal('workingDays'), days: count }),
  z.object({ text, kind: z.literal('percent'), percent: count }),
]);

const calendar: z.ZodType<Calendar> = z.object({
  zone: text,
  week: z.array(z.array(z.tuple([count, count]))),
  holidays: opt(text),
  closed: opt(z.array(text)),
});
const calendars = z.record(text, calendar);

/** One SLA clock. Times are instants; `span` and `hours` are the rule that made them. */
const targetClock = z.object({
  span,
  /** Key into `Incident.calendars`. */
  hours: text,
  from: date,
  dueAt: date,
  /** The moments at which that share of the time has run, in order. */
  marks: z.array(z.object({ percent, at: date, warnedAt: opt(date) })),
  breachedAt: opt(date),
  metAt: opt(date),
  /** Set while the clock stands still; `dueAt` means nothing meanwhile. */
  pausedAt: opt(date),
  /** Open milliseconds that the clock has stood still so far; `dueAt` holds them already. */
  pausedMs: count,
});
export type TargetClock = Infer<typeof targetClock>;

const policyStep = z.object({
  /** As the desk's file has it, e.g. `5m`. */
  after: text,
  at: date,
  notify: z.array(notify),
  by: way,
});
export type PolicyStep = Infer<typeof policyStep>;

/** The copied response policy: rules and instants, never people. */
const policyRun = z.object({
  key: text,
  from: date,
  hours: text,
  /** In order of time; a step with several ways stands there once for each. */
  steps: z.array(policyStep),
  repeat: opt(z.object({ every: span, notify: z.array(notify), times: opt(count) })),
  /** How many of `steps` have fired. */
  fired: count,
  /** When the repeat fires next, once every step has fired. */
  repeatAt: opt(date),
  /** How often it has repeated. */
  repeated: opt(count),
  /** Who has held it so far; each may once. */
  heldBy: opt(z.array(text)),
});
export type PolicyRun = Infer<typeof policyRun>;

/** How long a claimed or waiting case may lie without news. */
const noNewsRule = z.object({ span, hours: text });

/** What a case is planned by; made anew by a release, a changed priority and a new team. */
export const plan = z.object({
  calendars,
  response: targetClock,
  resolution: targetClock,
  policy: opt(policyRun),
  noNews: opt(noNewsRule),
});
export type Plan = Infer<typeof plan>;

const waiting = z.object({
  reason: waitReason,
  since: date,
  /** It comes back by itself at this moment. */
  until: opt(date),
  note: opt(text),
  /** When its caller is reminded next; 3: it was offered to close. */
  nudge: opt(z.object({ dueAt: date, told: z.literal([0, 1, 2, 3]) })),
});
export type Waiting = Infer<typeof waiting>;

/** What a case keeps as it was reported. */
export const reported = {
  desk: text,
  number: count,
  source,
  externalKey: text,
  title: text,
  details: opt(text),
  /** Free line: place, device, phone. */
  where: opt(text),
  attachments: z.array(attachment),
  /** The message it was made from. */
  link: opt(text),
  /** Language of the first report, for a caller who has not chosen one. */
  language: lang,
  /** Where it was reported; the caller's card lives there. Absent: in no chat. */
  origin: opt(address),
  confidential: z.boolean(),
  /** Nobody vouches for whom the mail names that it came in: its caller is told nothing yet. */
  unconfirmed: opt(yes),
  /** Something needed or asked; an incident without it. */
  caseType: opt(caseType.exclude(['incident'])),
  category: text,
  /** The part of it. */
  sub: opt(text),
  /** What its words and the desk's ended cases say that it is, the likeliest first; `offers`: what a room below has for its caller. */
  suggested: opt(z.array(text)),
  offers: opt(z.array(text)),
  /** A case that everybody may know of, by its id: its caller may say that this is the same. */
  alike: opt(text),
  team: text,
  routing: opt(routing),
  service: opt(text),
  /** Key of the caller in the desk's file. */
  callerKey: opt(text),
  device: opt(caseDevice),
  /** Cases of its device in the month before, the newest first; confidential ones left out. */
  earlier: opt(z.array(earlierCase)),
  /** What the company's own list said of the caller. */
  callerRecord: opt(callerRecord),
  /** Key of the group of callers whose targets it has. */
  callerGroup: opt(text),
  /** An operator wrote it down for its caller. */
  called: opt(called),
  absent: opt(absent),
  impact,
  urgency,
  /** Which of the two questions nobody has answered yet; the card asks them as quick buttons. */
  unanswered: z.array(question),
  priority,
};

export const incident = z.object({
  ...reported,
  ...shared,
  deskVersion: text,
  id: text,
  /** What the caller called it, where an operator has given it another title. */
  callerTitle: opt(text),
  caller: named,
  /** Who wrote it down, when that is somebody else. */
  reporter: opt(named),
  /** The yes or no that it needs before anybody works on it. */
  approval: opt(approval),
  /** Who changed its type last; an operator's word stands against the caller's. */
  typedBy: opt(named),
  /** Who said where it belongs; until then it is what it looks like. */
  categorisedBy: opt(named),
  /** Who set its priority against the matrix, and why; it holds whatever is answered. */
  override: opt(z.object({ why: text, by: named })),
  status: z.enum(STATUSES),
  owner: opt(named),
  /** For whom the desk's rules mean it; until somebody else has it. */
  meant: opt(meant),
  /** Everyone who ever owned it; they keep the right to read it. */
  assigned: z.array(text),
  /** Somebody said *Seen, I'm on it*: the response policy stands still until `until`. */
  seen: opt(z.object({ by: named, at: date, until: date })),
  /** What a waiting case waits for. */
  waiting: opt(waiting),
  /** It is offered to this team, which has not answered yet; `dueAt`: when its lead is told so. */
  handOver: opt(z.object({ team: text, by, at: date, why: opt(text), dueAt: date, told: opt(yes) })),
  /** The teams it has been with, in order, since it was settled last; absent while it is with its first. */
  been: opt(z.array(text)),
  /** The newest times that another team accepted it, oldest first. */
  passes: opt(z.array(z.object({ from: text, to: text, at: date }))),
  /** It went to and fro: this person, by their key, decides which of these teams has it. */
  stuck: opt(z.object({ at: date, lead: text, teams: z.array(text) })),
  /** When something was last heard of a claimed case, and when its silence is told: to the owner, then to the lead. */
  news: opt(z.object({ at: date, dueAt: date, told: z.literal([0, 1, 2]) })),
  /**
   * By when its caller hears of it. `by`: who set it by hand; absent: the desk, when it had kept them waiting. `broken`: they
   * were kept waiting once already.
   */
  promise: opt(z.object({ dueAt: date, by: opt(named), text: opt(text), broken: opt(yes) })),
  question: opt(z.object({ text, at: date, by: named })),
  /** The newest messages to the caller that could be taken back, oldest first. */
  held: opt(z.array(heldMessage)),
  /** What the caller wrote last, or `by`, who takes part. `from`: the message it was written in. */
  lastAnswer: opt(z.object({ text, at: date, from: opt(text), edited: opt(yes), by: opt(named) })),
  /** The newest messages it was written in, and the one that made it. */
  written: opt(z.array(written)),
  /** When the message that made it was edited last. */
  editedAt: opt(date),
  /** `cause`: a key of the desk's file, as it was then. */
  resolution: opt(z.object({ text, code: resolutionCode, at: date, by: named, ...resolvedBy })),
  ...majorParts,
  /** A resolved case closes by itself at this moment. */
  closesAt: opt(date),
  closed: opt(z.object({ at: date, how: closedHow })),
  cancelled: opt(z.object({ at: date, by, why: opt(text) })),
  /** Its caller is asked how it went, while it is closed. */
  surveyed: opt(yes),
  score: opt(givenScore),
  calendars,
  responseTarget: targetClock,
  resolutionTarget: targetClock,
  policy: opt(policyRun),
  noNews: opt(noNewsRule),
  /** Whom a step named, whatever team they are in: keys of the desk's file. They may read and claim it. */
  asked: opt(z.array(text)),
  /** The highest level told so far. */
  escalatedTo: opt(escalationLevel),
  /** Who has been told that it needs somebody, and who cannot be reached: keys of the desk's file, oldest first. */
  heard: opt(z.object({ told: z.array(text), missed: z.array(text) })),
  /** The newest mail to its caller that came back, and why. */
  cameBack: opt(z.object({ at: date, address: text, why: text })),
  /** How many follow it; absent: nobody. */
  followers: opt(count),
  /** Colleagues from elsewhere who take part: they read its public part, and may write. */
  participants: opt(z.array(named)),
  /** When it has put a service down; without an end it still does. */
  down: opt(z.array(downtime)),
  imported: opt(imported),
  loggedAt: date,
  changedAt: date,
  /** The earliest deadline in this state; undefined when rightly at rest. */
  nextAt: opt(date),
});
export type Incident = Infer<typeof incident>;
