import type { DeskContext } from '../desk/context';
import type { Lang } from '../ground/lang';
import type { TextKey } from '../view/text';
import type { ActionInput, MessageInput, Reply } from './input';
import type { Turn } from './turn';

/** Who finds it in `help`; whether it may be done at all is another matter. */
export const AUDIENCES = ['everybody', 'operators', 'leads'] as const;

/**
 * What follows the command's word. `number`: `7` or `INC-7`, then free text; `named`: the same, but a bare `7` is none;
 * `answer`: such a number or none, then a name; `solution`: `SOL-12`, then free text.
 */
export type Usage = 'nothing' | 'text' | 'number' | 'named' | 'answer' | 'solution' | 'language' | 'team' | 'onCall';

/**
 * What a plain sentence can ask for in whatever words. `standing`: where a case stands; `over`: it works, or may be closed;
 * `notNeeded`: nobody need do anything any more; `ability`: what the bot can do. One command answers each.
 */
export type Meaning = 'standing' | 'over' | 'notNeeded' | 'ability';

/** The words of a command; the first of a language is shown in help. */
export interface Spoken {
  readonly for: (typeof AUDIENCES)[number];
  readonly words: Readonly<Record<Lang, readonly [string, ...string[]]>>;
  readonly usage: Usage;
  /** How that is shown in help, where it is more than `takes.<usage>`. */
  readonly shown?: TextKey;
  /** What it does, in a line of the help. */
  readonly help: TextKey;
}

/** What stands around a command's word. `number` is there for those that take one and got one. */
export interface TypedWords {
  readonly number?: number;
  /** The number was nothing but digits, which may count something. */
  readonly plain?: true;
  /** What followed, as typed. */
  readonly rest: string;
  /** The language of the word, where only one language has it. */
  readonly lang?: Lang;
  /** It ended in a question mark. */
  readonly asked?: true;
  /**
   * It was no command's word but a plain sentence. `unsure`: it may be about something else than a case of theirs, and
   * what would be done at once is asked first.
   */
  readonly sentence?: 'sure' | 'unsure';
}

/** How a command is typed. */
export interface Typed<Deps> extends Spoken {
  /** Whether the desk has anything to use it on; always, unless told. */
  readonly isOffered?: (ctx: DeskContext) => boolean;
  /** The plain sentences that it answers as well. */
  readonly means?: Meaning;
  /** It takes the files that are sent along. Never, unless told: then that is said. */
  readonly takesFiles?: true;
  /** Whether a form answers it: a client may open a window for that. Never, unless told. */
  readonly opens?: (words: TypedWords) => boolean;
  /** Undefined where its words turn out to be none. */
  readonly answer: (
    turn: Turn<MessageInput, Deps>,
    words: TypedWords,
  ) => Reply | undefined | Promise<Reply | undefined>;
}

/** A button of a command, or the Send of its form. */
export interface Press<Deps> {
  /**
   * What a press shows, where it changes nothing: a client may open a window for it at once; `nothing` closes one. `home`:
   * their own overview, which a client may have a place for. `progress`: it does change something, and takes so long that a
   * client says at once that it has begun, and how far it is.
   */
  readonly opens?: 'form' | 'look' | 'home' | 'nothing' | 'progress';
  /** It takes the files that a client sends along with its form. Never, unless told. */
  readonly takesFiles?: true;
  readonly answer: (turn: Turn<ActionInput, Deps>) => Reply | Promise<Reply>;
}

/**
 * Everything about one command, whatever room it is of: how it is typed and what its buttons do, by their step. The step
 * `press` is the button that bears the command's name alone; every other is `<name>.<step>`.
 */
export interface Command<Deps> {
  readonly name: string;
  readonly typed?: Typed<Deps>;
  readonly presses?: Readonly<Record<string, Press<Deps>>>;
}

/** The actions of a command's buttons: there is no other list of them. */
export type ActionOf<C> = C extends { readonly name: infer Name extends string; readonly presses: infer Presses }
  ? { [Step in keyof Presses & string]: Step extends 'press' ? Name : `${Name}.${Step}` }[keyof Presses & string]
  : never;

export const actionOf = (name: string, step: string): string => (step === 'press' ? name : `${name}.${step}`);
