import type { Channel, ChatAddress, Identity, MessageRef, SubjectRef } from '../ground/refs';
import type { View } from './view';

/** What a platform knows about a person; `email` only when it is theirs as a full member. */
export interface Profile {
  readonly name: string;
  readonly email?: string;
  /** False for guests, bots and strangers from another organisation. */
  readonly member: boolean;
  /** Another address that the desk's file may name them by: the name they sign in with, where that is not `email`. */
  readonly signIn?: string;
  readonly locale?: string;
  readonly zone?: string;
}

/** A full member, as a directory or a roster shows them. */
export interface Known extends Profile {
  readonly identity: Identity;
}

/** Stable name of one delivery, `<incident>.<effect>.<target>`; a platform that can look a post up finds it by this. */
export type DeliveryKey = string;

/**
 * One platform, outbound. Every method rejects with `ChatError` and nothing else; none of them repeats a call that
 * may have been accepted.
 */
export interface ChatPort {
  readonly platform: Channel;
  /** How much may be sent to one conversation: at most `points` in `seconds`, all rows at once. */
  readonly rates: readonly { readonly points: number; readonly seconds: number }[];
  /** Longest text an input of a form can hold, in characters; what is longer must not be put into one. */
  readonly longestInput?: number;
  /** `about`: the record that it is about, for who has to thread an answer to it. */
  post(to: ChatAddress, view: View, key: DeliveryKey, about?: SubjectRef): Promise<MessageRef>;
  update(message: MessageRef, view: View): Promise<void>;
  /** The 1:1 conversation with a person, made if the platform allows it; undefined when they cannot be reached. */
  openDirect(identity: Identity): Promise<ChatAddress | undefined>;
  /** Undefined when the platform does not know them, or not any more. `near`: a conversation in which they were just heard. */
  profile(identity: Identity, near?: ChatAddress): Promise<Profile | undefined>;
  /** The full member of this workspace or tenant with this address; undefined when there is none. Absent: it cannot be asked. */
  byMail?(org: string, email: string): Promise<Known | undefined>;
  /** Every room that holds the app, as far as is remembered; for platforms that tell who is in one. */
  rooms?(): Promise<readonly ChatAddress[]>;
  /** Full members in a room who are `wanted`; of all others nothing is kept. */
  roster?(room: ChatAddress, wanted: (one: Known) => boolean): Promise<readonly Known[]>;
  /** The conversation whose rates count for this one, e.g. the room of a thread; itself when absent. */
  counted?(to: ChatAddress): ChatAddress;
  /** The thread under a message, where what follows is said instead of in the room; undefined where rooms have none. */
  threadOf?(message: MessageRef): ChatAddress | undefined;
  /** Whether replies there are heard without the bot being spoken to; true when absent. */
  hears?(to: ChatAddress): Promise<boolean>;
  /** The message that was posted under `key`, if the platform can be asked. */
  findPosted?(to: ChatAddress, key: DeliveryKey): Promise<MessageRef | undefined>;
  /** Resolves when the platform answers a small question, whatever it says. Absent: there is none. */
  answers?(): Promise<void>;
}

export type ChatErrorKind = 'rate_limited' | 'not_accepted' | 'unknown' | 'gone' | 'forbidden';

/**
 * `rate_limited`: not sent, come back after `retryAfterMs`. `not_accepted`: not sent (connection never made, or refused as bad).
 * `unknown`: it may have arrived. `gone`: the message or conversation no longer exists. `forbidden`: stop and tell somebody.
 */
export class ChatError extends Error {
  readonly kind: ChatErrorKind;
  readonly retryAfterMs: number | undefined;
  /** For `not_accepted`: trying again later can help (the connection was never made). */
  readonly temporary: boolean;
  /** The platform itself said nothing of use: there was no connection, no answer, or it was broken. */
  readonly silent: boolean;
  constructor(
    kind: ChatErrorKind,
    message: string,
    options: { retryAfterMs?: number; temporary?: boolean; silent?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ChatError';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.temporary = options.temporary ?? false;
    this.silent = options.silent ?? false;
  }
}
