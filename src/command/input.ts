import type { ChatAddress, Identity, MessageRef } from '../ground/refs';
import type { Profile } from '../view/chat-port';
import type { Progress } from '../view/progress';
import type { View } from '../view/view';

/** The person behind a platform event, as far as the event itself tells. */
export interface IncomingPerson {
  readonly identity: Identity;
  readonly name: string;
  readonly locale?: string;
  readonly zone?: string;
  /**
   * Asks the platform for the rest (e-mail, member or guest); only called when the desk does not know it, or not any more.
   * Undefined: it does not know them. Rejects with `ChatError` when it cannot be asked.
   */
  profile(): Promise<Profile | undefined>;
}

/** Somebody whom a message names by a mention: the platform itself says who that is. */
export interface Mentioned {
  /** As it stands in the words of the message. */
  readonly words: string;
  /** Undefined: the platform knows nobody of that account. Rejects with `ChatError` when it cannot be asked. */
  person(): Promise<IncomingPerson | undefined>;
}

/** A file sent along. `read` downloads it (at most `MAX_FILE_BYTES`); undefined when it cannot be had or is too large. */
export interface IncomingFile {
  readonly name: string;
  readonly type: string;
  read(): Promise<Uint8Array | undefined>;
}

interface Base {
  /** The platform's own key of this event: a redelivery carries the same. */
  readonly key: string;
  readonly person: IncomingPerson;
  /** The conversation it happened in; the thread, when it happened in one. */
  readonly place: ChatAddress;
  /** The room that holds the thread, or `place` itself. */
  readonly room: ChatAddress;
  /** The message the thread hangs on, when it happened in one. */
  readonly root?: MessageRef;
  /** Its name as people know it, where the platform tells. */
  readonly roomName?: string;
}

export interface MessageInput extends Base {
  readonly type: 'message';
  /** Names the message on its platform, also when it is edited or deleted. */
  readonly wrote?: string;
  /** Without the mention of the bot, quotes and markup; trimmed. */
  readonly text: string;
  /** The same with the lines that they quoted, where they did: the words of a report. */
  readonly whole?: string;
  readonly files: readonly IncomingFile[];
  /** Names of files that are no pictures; they are not kept. */
  readonly otherFiles: readonly string[];
  /** YAML files among those that are no pictures, where they can be read. */
  readonly documents?: readonly IncomingFile[];
  /** Answered in the reply to this very request: asked again, it is answered again. */
  readonly inReply?: true;
  /** Whom `text` names, in their order; the bot left out. */
  readonly mentioned?: readonly Mentioned[];
  /** Said to the bot. False: overheard in a room, and of interest only in the thread of a case. */
  readonly addressed: boolean;
}

/** The message somebody turns into a case. */
export interface Subject {
  /** The thread that hangs on it, where the case is answered. */
  readonly place: ChatAddress;
  /** Who wrote it by the platform's own word: the caller, when that is somebody else. Absent for a bot's message. */
  readonly author?: IncomingPerson;
  /** Name of who wrote it by the client's word alone, which nothing follows from; empty where it gives none. */
  readonly claimedAuthor?: string;
  /** Where it can be read again. */
  readonly link?: string;
  /** Names the message, as `MessageInput.wrote` does; absent for a bot's. */
  readonly wrote?: string;
}

/** What came with a message that is made a case. */
interface Sent {
  readonly files?: readonly IncomingFile[];
  /** Names of files that are no pictures; they are not kept. */
  readonly otherFiles?: readonly string[];
  /** Names of pictures that lie where they are not fetched from. */
  readonly elsewhere?: readonly string[];
}

/** A message that is reported as it stands, without a form: somebody put the agreed emoji on it. */
export interface ReportInput extends Base, Sent {
  readonly type: 'report';
  readonly text: string;
  readonly subject: Subject;
}

/** A message that somebody adds to the timeline of the case in whose thread it stands. */
export interface PinInput extends Base {
  readonly type: 'pin';
  readonly text: string;
  /** The message its thread hangs on. */
  readonly root?: MessageRef;
  /** Who pinned waits for an answer; else silence says that it is done. */
  readonly inReply?: true;
}

export interface ActionInput extends Base {
  readonly type: 'action';
  readonly action: string;
  /** The button's data and what was typed into the inputs. */
  readonly data: Readonly<Record<string, string>>;
  /** Sent along with the form, where the client can and the press takes them. */
  readonly files?: readonly IncomingFile[];
  /** The message whose button was pressed. */
  readonly message?: MessageRef;
  /** The message that a report form is about; the adapter vouches for it. */
  readonly subject?: Subject;
  /** Shows how far it is where its answer will stand; absent where the client cannot. */
  readonly progress?: Progress;
}

/** Somebody wants to report, and has not said all of it yet; `text`: what they said so far. */
export interface ComposeInput extends Base, Sent {
  readonly type: 'compose';
  readonly text: string;
  /** The message that is reported. */
  readonly subject?: Subject;
}

export interface InstalledInput extends Base {
  readonly type: 'installed';
}

/** What a platform says of these people is not what it was: they became guests, left, or have another address. */
export interface ChangedInput extends Base {
  readonly type: 'changed';
  readonly people: readonly Identity[];
}

/** Others came to a room that holds the app; who they are is asked of its roster. */
export interface JoinedInput extends Base {
  readonly type: 'joined';
}

/** Somebody changed a message that they wrote, or took it away. */
export interface RevisedInput extends Base {
  readonly type: 'revised';
  readonly wrote: string;
  /** What it says now; absent: it is deleted. */
  readonly text?: string;
  /** The same with the lines that it quotes, where it does: the words of a report. */
  readonly whole?: string;
  /** Of two revisions of a message the later has the greater. */
  readonly revision: string;
  /** What was deleted stands there again. */
  readonly restored?: true;
  /** It is, or was, said to the bot. */
  readonly addressed: boolean;
}

/** Somebody looks at their own overview. */
export interface HomeInput extends Base {
  readonly type: 'home';
}

/** Somebody looks for a case in their client's own search, from whatever conversation they are in. */
export interface SearchInput extends Base {
  readonly type: 'search';
  readonly words: string;
  /** A field of a form asks which case is meant: before a word is typed, for those that are their own. */
  readonly asks?: 'case';
}

export type ChatInput =
  | SearchInput
  | MessageInput
  | ReportInput
  | PinInput
  | ActionInput
  | ComposeInput
  | InstalledInput
  | JoinedInput
  | ChangedInput
  | RevisedInput
  | HomeInput;

/**
 * The answer to one event, within the platform's deadline.
 * `done`: nothing to show. `view`: for a typed message, a message with this view; for a pressed button, the card as this person sees it now.
 * A view may be a form; `private` must not be shown to others in the room. `said` is what just happened in one sentence:
 * enough, with a button at most, for a client that shows the card by itself; absent where the card says it all.
 */
/** One of what was found, for a client that lists it itself. */
export interface FoundRow {
  /** What names it: `INC-7`. */
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** What it puts into a conversation where anybody may read it. */
  readonly shared: View;
}

export type Reply =
  | { readonly type: 'done' }
  | {
      readonly type: 'view';
      readonly view: View;
      readonly private: boolean;
      readonly said?: View;
      /** What was pressed is out of date: the whole is shown, beside it where it stands for everybody. */
      readonly stale?: true;
      /** The same as it was found, one by one; absent where something is wrong. */
      readonly found?: readonly FoundRow[];
      /** Told where its message stands, once it was posted for everybody there. Never rejects. */
      readonly posted?: (message: MessageRef) => Promise<void>;
    };

export type Inbound = (input: ChatInput) => Promise<Reply>;

/** What a client asks of the commands before it sends anything: windows are opened at once. */
export interface Opens {
  /** What a press shows, as the command has it. */
  press(action: string): 'form' | 'look' | 'home' | 'nothing' | 'progress' | undefined;
  /** What answers a typed text: a form, or something to read; undefined for what is no command but a report. */
  typed(text: string): 'form' | 'look' | undefined;
  /** Whether files can be sent along with a form, by its button. */
  takesFiles(action: string): boolean;
}
