import type { CaseType, Impact, Urgency } from '../../desk/model';
import type { Named, VAGT } from '../../ground/actor';
import type { Lang } from '../../ground/lang';
import type { Channel, ChatAddress } from '../../ground/refs';
import type { CallerRecord } from '../../registers/caller-record';
import type { CaseDevice, EarlierCase } from '../../registers/on-a-case';
import type { CaseActionOf, Envelope, InputOf } from '../case-command';
import type { EventOf } from '../events';
import type { Absent, Called } from '../on-behalf/called';
import type { Figures } from '../policies/choosing';
import type { MeToos } from '../state/shared';
import type { Attachment } from '../types';
import { approve } from './approval/approve';
import { decline } from './approval/decline';
import { inquire } from './approval/inquire';
import { cancel } from './ending/cancel';
import { explain } from './ending/explain';
import { fixed } from './ending/fixed';
import { merge } from './ending/merge';
import { notYet } from './ending/not-yet';
import { reopen } from './ending/reopen';
import { resolve } from './ending/resolve';
import { sameAs } from './ending/same-as';
import { score } from './ending/score';
import { split } from './ending/split';
import { works } from './ending/works';
import { broadcast } from './major/broadcast';
import { declare } from './major/declare';
import { jot } from './major/jot';
import { role } from './major/role';
import { standDown } from './major/stand-down';
import { disown } from './on-behalf/disown';
import { own } from './on-behalf/own';
import { assign } from './ownership/assign';
import { claim } from './ownership/claim';
import { notMe } from './ownership/not-me';
import { release } from './ownership/release';
import { seen } from './ownership/seen';
import { accept } from './passing/accept';
import { handOver } from './passing/hand-over';
import { resume } from './passing/resume';
import { giveBack } from './passing/return';
import { stay } from './passing/stay';
import { wait } from './passing/wait';
import { categorise } from './report/categorise';
import { confirmSender } from './report/confirm-sender';
import { device } from './report/device';
import { publish } from './report/publish';
import { retype } from './report/retype';
import { title } from './report/title';
import { contribute } from './taking-part/contribute';
import { invite } from './taking-part/invite';
import { join } from './taking-part/join';
import { leave } from './taking-part/leave';
import { uninvite } from './taking-part/uninvite';
import { answer } from './talk/answer';
import { ask } from './talk/ask';
import { edit } from './talk/edit';
import { erase } from './talk/erase';
import { message } from './talk/message';
import { note } from './talk/note';
import { promise } from './talk/promise';
import { unsend } from './talk/unsend';
import { workaround } from './talk/workaround';
import { assess } from './urgency/assess';
import { escalate } from './urgency/escalate';
import { priority } from './urgency/priority';

/** Every command on a case that is there, in the order of their buttons and of their lines in the help. */
export const CASE_COMMANDS = [
  claim,
  confirmSender,
  notMe,
  seen,
  ask,
  answer,
  message,
  unsend,
  note,
  workaround,
  promise,
  edit,
  erase,
  wait,
  resume,
  assign,
  handOver,
  accept,
  giveBack,
  stay,
  escalate,
  release,
  approve,
  decline,
  inquire,
  retype,
  categorise,
  device,
  priority,
  assess,
  title,
  publish,
  merge,
  split,
  sameAs,
  resolve,
  works,
  fixed,
  notYet,
  cancel,
  reopen,
  score,
  explain,
  join,
  invite,
  uninvite,
  contribute,
  leave,
  declare,
  role,
  broadcast,
  jot,
  standDown,
  own,
  disown,
] as const;

/** What a person wrote when they reported; texts are trimmed and within `LIMITS`. */
export interface Report {
  readonly number: number;
  readonly source: Channel;
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
  /** The message whose words these are: when its writer, who is the caller, edits it, the case follows. */
  readonly from?: string;
  /** Without it its words tell. */
  readonly caseType?: CaseType;
  readonly category?: string;
  /** What it looks like, where the ended cases were asked; else its words tell. */
  readonly suggested?: readonly string[];
  readonly service?: string;
  /** Nobody vouches for whom the mail names that it came in. */
  readonly unconfirmed?: true;
  /** What rooms below may offer its caller on the card. */
  readonly offers?: readonly string[];
  /** What everybody may know of and this is perhaps the same as, by its id. */
  readonly alike?: string;
  /** Key of the caller in the desk's file. */
  readonly callerKey?: string;
  readonly device?: CaseDevice;
  /** Cases of the device in the month before. */
  readonly earlier?: readonly EarlierCase[];
  /** What the company's own list says of the caller. */
  readonly callerRecord?: CallerRecord;
  /** An operator wrote it down for its caller. */
  readonly called?: Called;
  readonly absent?: Absent;
  /** Whose address that is can be asked in chat. */
  readonly asks?: true;
  /** Key of the group of callers that the caller belongs to. */
  readonly callerGroup?: string;
  /** What the report answered of both questions; the rest is logged as "only me, with trouble" and asked. */
  readonly assessment?: { readonly impact?: Impact; readonly urgency?: Urgency };
}

/** A person's command on a case that is there, by its name. */
export type CaseCommandInput = InputOf<(typeof CASE_COMMANDS)[number]>;
/** The actions of their buttons. */
export type CaseAction = CaseActionOf<(typeof CASE_COMMANDS)[number]>;

export type PersonCommand = (({ readonly type: 'report' } & Report) | CaseCommandInput) & Envelope;
export type TickCommand = Omit<Envelope, 'by'> & { readonly type: 'tick'; readonly by: typeof VAGT };
/** Whom a message reached and whom it did not, by their keys in the desk's file. */
export type ReachedCommand = Omit<Envelope, 'by'> & {
  readonly type: 'reached';
  readonly told: readonly string[];
  readonly missed: readonly string[];
  readonly by: typeof VAGT;
};
/** What `writer` wrote did not arrive. */
export type UndeliveredCommand = Omit<Envelope, 'by'> &
  Pick<EventOf<'undelivered'>, 'type' | 'of' | 'whom' | 'fate' | 'text' | 'writer'> & { readonly by: typeof VAGT };
/** Whoever has it, by the id of their record, may have it no longer. */
export type LeftCommand = Omit<Envelope, 'by'> & {
  readonly type: 'left';
  readonly owner: string;
  readonly by: typeof VAGT;
};
/** Somebody is looked for, for whom a rule means it; `figures` are read before it is decided. */
export type ChooseCommand = Omit<Envelope, 'by'> & {
  readonly type: 'choose';
  readonly figures?: Figures;
  readonly by: typeof VAGT;
};
/** Its caller may be asked how it went; `mayAsk` is known before it is decided. */
export type SurveyCommand = Omit<Envelope, 'by'> & {
  readonly type: 'survey';
  readonly mayAsk?: boolean;
  readonly by: typeof VAGT;
};
/** A mail about it came back. */
export type BouncedCommand = Omit<Envelope, 'by'> &
  Pick<EventOf<'bounced'>, 'type' | 'address' | 'why'> & { readonly by: typeof VAGT };
/** So many follow it, and so many have the same. */
export type RecountCommand = Omit<Envelope, 'by'> & {
  readonly type: 'recount';
  readonly followers: number;
  readonly meToos: MeToos;
  readonly by: typeof VAGT;
};
/** Whose address its caller's is has been met in chat. */
export type AskAddressCommand = Omit<Envelope, 'by'> & { readonly type: 'askAddress'; readonly by: typeof VAGT };
/** Takes over who has the same in `from`, which was merged into it, or gives them back. */
type Sharing<Type> = Omit<Envelope, 'by'> & {
  readonly type: Type;
  readonly from: string;
  readonly by: typeof VAGT;
};
/** What it was merged into is none that goes on. */
export type UnmergeCommand = Omit<Envelope, 'by'> & { readonly type: 'unmerge'; readonly by: typeof VAGT };
export type Command =
  | PersonCommand
  | TickCommand
  | ReachedCommand
  | UndeliveredCommand
  | LeftCommand
  | ChooseCommand
  | SurveyCommand
  | BouncedCommand
  | RecountCommand
  | AskAddressCommand
  | Sharing<'absorb'>
  | Sharing<'part'>
  | UnmergeCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;
