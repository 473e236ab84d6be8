import { z } from 'zod';
import {
  address,
  by,
  type Infer,
  impact,
  named,
  notify,
  type OmitEach,
  opt,
  priority,
  urgency,
  waitReason,
  way,
} from '../record/schema';
import { imported } from '../registers/from-elsewhere';
import { caseDevice, earlierCase } from '../registers/on-a-case';
import { undelivered } from './effects';
import { majorRole, surge } from './major/types';
import { choice, routing } from './routed';
import { approvingManager } from './state/approval';
import { resolvedBy } from './state/resolved-by';
import { score } from './state/satisfaction';
import { meToos } from './state/shared';
import {
  attachment,
  caseType,
  closedHow,
  escalationLevel,
  percent,
  plan,
  question,
  reported,
  resolutionCode,
  STATUSES,
} from './types';

const text = z.string();
const date = z.date();
const yes = z.literal(true);
const attachments = z.array(attachment);
const target = z.enum(['response', 'resolution']);
const why = opt(text);
/** The message that it was written in. */
const from = opt(text);

/** `id`: `<version>.<n>`; `deskVersion` is the desk file it was decided by. */
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ id: text, at: date, by, deskVersion: text, type: z.literal(type), ...shape });

/** An event as it lies in the database; the types of events follow from it. */
export const timelineEntry = z.discriminatedUnion('type', [
  /** It was brought over from another tool, as it stood there in the end. */
  event('broughtOver', {
    ...reported,
    incident: text,
    caller: named,
    owner: opt(named),
    imported,
    categorisedBy: opt(named),
    ended: z.object({ as: z.enum(['closed', 'cancelled']), at: date, resolution: opt(text) }),
  }),
  /** What became of it there. `said`, `team`, `was`: in the words of that tool; `was`: the team it left. */
  event('elsewhere', {
    status: opt(z.enum(STATUSES)),
    said: opt(text),
    team: opt(text),
    was: opt(text),
    levels: opt(z.array(z.number())),
    reopened: opt(yes),
    note: opt(text),
  }),
  event('logged', { ...reported, incident: text, caller: opt(named), plan, from }),
  event('assessed', { answered: z.array(question), impact, urgency, priority, was: priority }),
  /** An operator gave it a better title. */
  event('retitled', { title: text }),
  /** What everybody may know it by; without a title it is nobody else's again. */
  event('published', { title: opt(text) }),
  /** An operator set the priority; without a reason it is the matrix's again. */
  event('prioritised', { priority, was: priority, why }),
  /** It is something else: broken, needed or asked. */
  event('retyped', { caseType, was: caseType, priority }),
  /** It needs a yes from somebody, `approver` by key, before anybody works on it. */
  event('approvalAsked', { approver: opt(text), manager: opt(approvingManager), remindAt: date, dueAt: date }),
  /** 1: nobody has answered, 2: it is asked of the next in line. */
  event('approvalReminded', { step: z.literal([1, 2]) }),
  /** Its approver asks the caller something first. */
  event('inquired', { text }),
  event('approved', {}),
  event('declined', { why: text }),
  /** An operator said where it belongs. `service`: what is left of it; `routing`: where that puts it. */
  event('categorised', { category: text, sub: opt(text), was: text, service: opt(text), routing: opt(routing) }),
  /** Which device and service it is about; `priority`: what follows from that. */
  event('concerned', { device: opt(caseDevice), earlier: opt(z.array(earlierCase)), service: opt(text), priority }),
  /** Targets and policy were copied afresh from the desk. */
  event('planned', {
    plan,
    because: z.enum(['priority', 'type', 'category', 'approved', 'released', 'reopened', 'accepted', 'rehomed']),
  }),
  event('claimed', { owner: named }),
  /** Given to somebody by the team's lead, or by a rule. */
  event('assigned', { owner: named }),
  /** A rule's choice. */
  event('chosen', { ...choice, againAt: opt(date) }),
  /** The team's hours begin: somebody is looked for again. */
  event('choosingAgain', {}),
  /** Whoever it was meant for does not take it. */
  event('passedOn', { key: text }),
  /** *Seen, I'm on it*: the response policy stands still until then. */
  event('seen', { until: date }),
  event('waiting', { reason: waitReason, until: opt(date), note: opt(text), running: opt(yes), nudgeAt: opt(date) }),
  /** The caller whom it waits for said nothing. 1 and 2: they are reminded; 3: it is offered to close; 0: nothing yet. `nudgeAt`: the next. */
  event('nudged', { told: z.literal([0, 1, 2, 3]), nudgeAt: opt(date) }),
  /** A waiting case is worked on again: its day came, or somebody said so. */
  event('resumed', { because: z.enum(['date', 'person']) }),
  /** Offered to another team. */
  event('handedOver', { team: text, why, dueAt: date }),
  /** The other team took it; `owner` is who did. */
  event('accepted', { team: text, owner: named }),
  /** `withdrawn`: by the team that offered it. */
  event('returned', { why: text, withdrawn: opt(yes) }),
  /** It has been with many teams, or with one twice: `lead` decides which of these has it. */
  event('stuck', { lead: text, teams: z.array(text) }),
  /** Decided: it stays with this team. */
  event('settled', { team: text, was: text }),
  /** The desk no longer has its team `was`: it went to the desk's first. Or it belongs to another since its category changed. */
  event('rehomed', { team: text, was: text, because: opt(z.literal('category')) }),
  /** Nobody of the other team has answered in its response time; `lead` is the key of who hears of it. */
  event('handOverWaited', { team: text, lead: text }),
  /** The caller is promised news by then. */
  event('newsPromised', { dueAt: date, text: opt(text) }),
  /** They heard nothing; `dueAt`: the new time. */
  event('promiseBroken', { dueAt: opt(date) }),
  /** Nothing has been heard of a claimed case since `since`; `promised`: what its caller, kept waiting, is promised now. */
  event('noNews', { to: z.enum(['owner', 'lead']), since: date, promised: opt(date) }),
  /** `left`: who had it, and is with the team no more. */
  event('released', { why, left: opt(named) }),
  /** `running`: the resolution clock goes on meanwhile. */
  event('asked', { question: text, running: opt(yes), nudgeAt: opt(date) }),
  /** `logged`: its caller said it to an operator, who wrote it down. */
  event('answered', { text, attachments, from, logged: opt(yes) }),
  /** Whose address an operator typed is asked whether the case is theirs. */
  event('addressAsked', {}),
  /** It is: `caller` is who said so, and reads it at `origin` from now on. */
  event('owned', { caller: named, origin: opt(address) }),
  event('disowned', {}),
  /** `held`: its id, by which it can be taken back until `sendAt`; it goes shortly after that. */
  event('messaged', { text, from, held: opt(z.object({ message: text, sendAt: date })) }),
  /** It hits many; `dueAt`: when the next news are due. */
  event('declaredMajor', { dueAt: date }),
  event('roleTaken', { role: majorRole }),
  /** What everybody is told: what is known, and what is done about it. */
  event('broadcast', { known: text, doing: text, dueAt: date }),
  /** The next news did not come; `dueAt`: when they are asked for again. */
  event('newsDue', { dueAt: date }),
  /** A line in the timeline of a major incident. */
  event('jotted', { text }),
  event('stoodDown', {}),
  /** So many have the same so soon that its lead is asked whether it is a major incident. */
  event('majorOffered', { people: z.number() }),
  /** What helps for now. `asks`: how urgent it is now is asked once more. */
  event('workedAround', { text, asks: opt(yes) }),
  /** A held message was taken back; it is never sent. */
  event('unsent', { message: text }),
  event('noted', { text, attachments, from }),
  /** Its writer changed the message; `of`: the entry that was written in it. */
  event('edited', { message: text, of: text, text, revision: text }),
  /** It was deleted: nothing is left of it, here neither. */
  event('erased', { message: text, of: text, revision: text, pictures: z.array(text) }),
  event('escalated', { to: escalationLevel, reason: text }),
  /**
   * Steps of the policy that fired together; one ping per recipient. `repeat`: no new step, only the repeat; `ways`:
   * those that are reached by another way than chat.
   */
  event('pinged', {
    notify: z.array(notify),
    fired: z.number(),
    repeat: z.boolean(),
    repeatAt: opt(date),
    ways: opt(z.array(z.object({ to: notify, by: way }))),
  }),
  event('targetWarned', { target, percent }),
  /** `promised`: what its caller is promised now; `sorry`: they were kept waiting. */
  event('targetBreached', { target, promised: opt(date), sorry: opt(yes) }),
  /** A colleague takes part from now on; by another: they were asked to. */
  event('joined', { participant: named }),
  event('parted', { participant: named }),
  /** What somebody who takes part wrote. */
  event('contributed', { text, attachments: opt(attachments), from }),
  /** An operator says that the mail it came in is from whom it names. */
  event('senderConfirmed', {}),
  /** A mail about it came back. */
  event('bounced', { address: text, why: text }),
  /** So many follow it by now. */
  event('followed', { followers: z.number() }),
  /** So many others have the same by now; `raised`: what that makes of how bad it is. */
  event('alsoHit', { ...meToos.shape, surge: opt(surge), raised: opt(z.object({ impact, priority, was: priority })) }),
  /** Of those a message was for, whom it reached, and who cannot be reached: keys of the desk's file. */
  event('reached', { told: z.array(text), missed: z.array(text) }),
  /** What `writer` wrote to another did not arrive, by any way. */
  event('undelivered', { ...undelivered, writer: named }),
  event('resolved', { text, code: resolutionCode, closesAt: date, ...resolvedBy }),
  event('closed', { how: closedHow }),
  /** It is the same as another case: it ends as a duplicate of that. */
  event('merged', { into: text, number: z.number() }),
  event('reopened', { to: z.enum(['in_progress', 'new']), why }),
  event('cancelled', { why }),
  /** Its caller is asked how it went. */
  event('surveyed', {}),
  event('scored', { score }),
  /** Why it went badly. */
  event('explained', { text }),
]);

/** A fact in an incident's timeline. */
export type IncidentEvent = OmitEach<Infer<typeof timelineEntry>, 'id'>;
export type EventOf<T extends IncidentEvent['type']> = Extract<IncidentEvent, { readonly type: T }>;

/** Why a command was refused; every code has a sentence in both languages (`refusal.<code>`). */
export const REFUSAL_CODES = [
  'no_such_incident',
  'only_operators',
  'only_caller',
  'only_owner',
  'only_sender',
  'already_claimed',
  'not_now',
  'too_late',
  'at_the_top',
  'seen_already',
  'only_lead',
  'not_meant',
  'stuck',
  'only_decider',
  'team_empty',
  'not_in_team',
  'date_passed',
  'same_team',
  'no_such_team',
  'no_such_person',
  'no_such_type',
  'only_approver',
  'only_participants',
  'not_a_colleague',
  'not_approved',
  'no_such_category',
  'no_such_service',
  'other_readers',
  'is_confidential',
  'into_itself',
  'into_ended',
  'not_known',
  'caller_is_guest',
  'not_merged',
  'empty_text',
  'too_long',
  'not_major',
  'too_low',
  'secret',
  'no_such_cause',
  'minutes',
  'scored',
  'imported',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly refused: RefusalCode;
  /** Who has it already, for `already_claimed`; who was told last, for `at_the_top`; who wrote it, for `only_sender`. */
  readonly who?: string;
  /** What it is too late for, when that is not opening a case again. */
  readonly about?: 'message';
}
