import type { Inbound } from '../../../src/command/input';
import type { ChatAddress, Platform } from '../../../src/ground/refs';
import type { ChatPort } from '../../../src/view/chat-port';
import type { Repetition } from './listen';

/** One message of the bot as it stands now. */
export interface Post {
  /** Unlike that of any other message of its platform. */
  readonly id: string;
  /** Everything it shows, a line each. */
  readonly words: string;
  /** What somebody typed, as the client shows it: `words` has the markup around it. */
  readonly read: string;
  /** `words` of all its versions. */
  readonly everShown: string;
  readonly buttons: readonly string[];
  /** How often it was changed since it was posted. */
  readonly edits: number;
}

/** Somewhere the bot posts: a 1:1 conversation, a room with its threads, one thread. */
export interface Place {
  /** The bot's messages that stand there, oldest first. */
  posts(): readonly Post[];
  cards(): readonly Post[];
  /** The only card there; throws when there is none, or a second one. */
  card(): Post;
  /** What was said there since this was last asked, cards left out. */
  heard(): readonly string[];
  /** The story begins: what stands here already does not count. */
  begins(): void;
}

export interface Thread extends Place {
  /** The message it hangs on. */
  readonly root: string;
  readonly room: string;
}

export interface Room extends Place {
  readonly id: string;
  readonly name: string;
  /** The thread under a message. */
  under(message: Pick<Post, 'id'>): Thread;
}

/** What is typed into inputs or chosen, by the input's id; of those that take any number, several. */
export type Inputs = Readonly<Record<string, string | readonly string[]>>;

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Somebody using one platform's client. `Place`: what only they see. Everything done is worked off before it resolves. */
export interface Person extends Place {
  readonly name: string;
  readonly platform: Platform;
  /** First look at the bot, without waiting for what comes of it. */
  arrives(): Promise<void>;
  /** To the bot alone. `named`: of these people each `@name` in the text is a mention. */
  writes(text: string, options?: { readonly named?: readonly Person[] }): Promise<void>;
  /** Sends a file to the bot alone, with a word or two. */
  sends(file: TextFile, text?: string): Promise<void>;
  /** In a room, speaking to the bot unless told: the thread it begins. */
  writesIn(
    room: Room,
    text: string,
    options?: { readonly mention?: boolean; readonly named?: readonly Person[] },
  ): Promise<Thread>;
  /** In a thread, without speaking to the bot unless told. */
  replies(thread: Thread, text: string, options?: { readonly mention?: boolean }): Promise<void>;
  /** Changes what they wrote, or the newest of it that reads so. */
  edits(text: string, to: string): Promise<void>;
  deletes(text: string): Promise<void>;
  /** Presses a button on what they have before them: an open form or answer, else the newest message that has it. */
  presses(button: string, inputs?: Inputs): Promise<string>;
  /** Presses a button that the newest message had once, as a client does that has not heard of the change. */
  pressesLate(button: string): Promise<string>;
  /** Presses a button, fills in the form that opens, and sends it. */
  fills(button: string, inputs: Inputs): Promise<string>;
  /** Picks from a menu outside of a form, and presses the button that sends it where the client does not. */
  picks(menu: string, option: string): Promise<string>;
  /** The newest message or answer of the bot that has this button, if they see one. */
  sees(button: string): boolean;
}

/** Facts about a person that both platforms know. */
export interface Facts {
  readonly email?: string;
  /** `da-DK`; English unless told. */
  readonly locale?: string;
  readonly guest?: boolean;
  /** Of another company, in a room that is shared with it. */
  readonly stranger?: boolean;
}

/** What becomes of somebody on a platform; an empty address is hidden. */
export type Becoming = 'guest' | 'member' | 'gone' | { readonly email: string };

/** One platform: a fake of it, the real adapter, and the people in it. */
export interface Side {
  readonly platform: Platform;
  readonly port: ChatPort;
  orgs(): readonly string[];
  /** Starts to listen, and tells the fake where. */
  listen(inbound: Inbound): Promise<void>;
  /** From now on each request reaches the bot so often. */
  repeat(times: number, how: Repetition): Promise<void>;
  person(name: string, facts?: Facts): Person;
  /**
   * `hears`: the bot reads there what does not mention it; true unless told. Slack always does.
   * `isPrivate`: nobody posts there from outside. Teams' always are.
   */
  room(
    name: string,
    members: readonly Person[],
    options?: { readonly hears?: boolean; readonly isPrivate?: boolean },
  ): Room;
  /** How many calls the bot has made, and how many of them are on their way. */
  calls(): { readonly made: number; readonly open: number };
  /** The next post to this place comes too fast: it may come again after so many seconds. */
  limits(place: Person | Room, seconds: number): void;
  /** Nothing can be written there any more: it is archived, or the team was deleted. */
  closesRoom(room: Room): void;
  /** The bot reaches nothing of the platform from now on, or everything again. */
  cuts(isCut: boolean): void;
  /** The answer to the next posts there is lost. `arrives`: they stand there all the same. */
  loses(place: Person | Room, arrives: boolean, times?: number): void;
  /** Slack says so at once; Teams says nothing. */
  becomes(person: Person, what: Becoming): Promise<void>;
  /** Puts the bot into a room; in Slack it can post in every public one. */
  installs(room: Room, by: Person): Promise<void>;
  /** The room as the desk's store has it. */
  addressOf(room: Room): ChatAddress;
  /** The bot is put out of a room. */
  removesBot(room: Room, by: Person): Promise<void>;
  /** Whom anything the bot ever showed pings, in the platform's own words. */
  pinged(): readonly string[];
  /** Waits for what the platform tells the bot of its own doings. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
