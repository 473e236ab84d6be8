import type { z } from 'zod';
import type { Meaning, Spoken, TypedWords } from '../command/command';
import type { ActionInput, Reply } from '../command/input';
import type { DeskContext } from '../desk/context';
import type { Desk } from '../desk/model';
import type { Actor } from '../ground/actor';
import type { CardPlace } from '../ground/refs';
import type { InputParts } from '../view/form';
import type { TextKey } from '../view/text';
import type { Block, Choice } from '../view/view';
import type { Outcome } from './decide/shared';
import type { Refusal } from './events';
import type { Right } from './rights';
import type { StoredIncident } from './stored';
import type { IncidentTurn } from './turn';
import type { Incident } from './types';
import type { CardContext } from './views/context';

/** What every command carries: `key` is the platform's own of the event that caused it; `at` is never before the case's last event. */
export interface Envelope {
  readonly incident: string;
  readonly at: Date;
  readonly by: Actor;
  readonly key: string;
}

/** What was typed into a form so far, by the ids of its inputs. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** The command that was meant, or what its form starts with and what is wrong with that. */
export type Meant<Input> = { readonly body: Input } | { readonly fill: Fields; readonly problem?: string };

/** Choices that every client can show. */
export const MOST_CHOICES = 60;

/** One of a few. */
export interface Choosing {
  readonly id: string;
  readonly label: TextKey;
  choices(ctx: CardContext, place: CardPlace, incident: Incident): readonly Choice[];
}

/** Another case, by its number; `namedCase` finds it. */
export interface Naming extends Pick<InputParts, 'id' | 'label' | 'required' | 'placeholder'> {
  readonly names: 'case';
}

/** `where`: absent: always. */
interface OnlyWhere {
  where?(ctx: CardContext): boolean;
}

/** The form of a command. Its texts may name the `caller`, and differ by the `place` of the card. */
export interface CaseForm {
  readonly heading: TextKey;
  readonly intro?: TextKey;
  /** What stands above the inputs. */
  above?(incident: Incident, place: CardPlace, ctx: CardContext): readonly Block[];
  readonly inputs: readonly ((Omit<InputParts, 'value'> | Choosing | Naming) & OnlyWhere)[];
  /** What the inputs hold where nothing was typed. */
  preset?(incident: Incident, ctx: CardContext): Fields;
  readonly send: TextKey;
  readonly danger?: true;
  /** Label of the way back; *Cancel* unless that could be taken for cancelling the case. */
  readonly back?: TextKey;
}

/** Where a button can stand: on the caller's and the team's card, for who is to approve it, under a hand-over, in the rows behind *More…*. */
export type Stand = 'caller' | 'team' | 'approval' | 'offer' | 'talk' | 'known' | 'pass' | 'change';
export interface Look {
  readonly label: TextKey;
  readonly style?: 'primary' | 'danger';
}

export interface Fact {
  readonly label: TextKey;
  readonly words: string;
}

/** How a command on a case is typed, behind its word and the case's number. */
export interface CaseWords<Input> extends Omit<Spoken, 'usage'> {
  /** Whether its form answers it: a client may open a window for that. Never, unless told. */
  opens?(words: TypedWords): boolean;
  /** Its word begins plain sentences, too: it is one only before `INC-7` or `#7`. */
  readonly named?: true;
  /** Whether the desk has anything to use it on; always, unless told. */
  offered?(desk: Desk): boolean;
  /** False for words that only begin like the command. Always a command, unless told. */
  counts?(words: TypedWords, ctx: DeskContext): boolean;
  /** Whose only case is meant without a number. */
  readonly without?: 'owner' | 'caller';
  /** Its words are plain sentences: whoever may not do it said something else. What they hear who have no such case. */
  readonly sentence?: TextKey;
  readonly means?: Meaning;
  /** How it is asked which of several cases is meant; `talk.which`, unless told. */
  readonly asks?: TextKey;
  /** What they hear who meant it by a plain sentence, and have no such case. */
  readonly none?: TextKey;
  /** What its word means to the caller of a case, who may not do this. */
  readonly theirs?: AnyCaseCommand;
  /** What takes back, by a button under the answer, what was done at once. */
  readonly undo?: 'reopen';
  /** Answered with the card: what comes next stands on it. */
  readonly shows?: true;
  /** What follows it, where that counts. */
  meant?(rest: string, turn: IncidentTurn, stored: StoredIncident): Meant<Input> | Promise<Meant<Input>>;
}

export interface CaseCommand<Type extends string, Input, Form, Quick> {
  readonly type: Type;
  /**
   * Who may press it, whether they may read the case or not: whoever sees the caller's card in a room, or whose address an
   * operator typed.
   */
  readonly pressedBy?: 'onlooker' | 'addressee';
  /** The right to do it, the one place. */
  readonly may: Right;
  /** What it holds; a form that sends exactly this needs no `meant`. Nothing but its name, unless told. */
  readonly takes?: z.ZodType<Input>;
  /** Why it is not the time for it, whatever is sent along: asked before its form is shown, too. */
  ready?(command: Envelope, state: Incident, desk: Desk): Refusal | undefined;
  decide(command: Input & Envelope, state: Incident, desk: Desk): Outcome;
  /** What was done, for who did it. */
  readonly done: TextKey;
  /** It says something to the caller: where they are in no chat, that is left to who did it. */
  readonly tellsCaller?: true;
  readonly form?: Form;
  /** Pictures can be sent along with its form: `picturesOf` has them. */
  readonly takesFiles?: true;
  /** Buttons give it at once, beside its form, and the card says enough. */
  readonly quick?: Quick;
  /** How its button looks there; nothing where it does not stand. */
  button?(incident: Incident, at: Stand, ctx: CardContext): Look | false | undefined;
  /** What it has left behind, as facts of the card and of `why`. */
  fact?(incident: Incident, place: CardPlace, ctx: CardContext): Fact | readonly Fact[] | undefined;
  readonly words?: CaseWords<Input>;
  /** The command in what a form sent, where that needs more than `takes`. */
  meant?(sent: Fields, turn: IncidentTurn<ActionInput>, stored: StoredIncident): Meant<Input> | Promise<Meant<Input>>;
  /** What it holds, where nobody sends that along: looked up when its button is pressed or its form is sent. */
  looksUp?(turn: IncidentTurn<ActionInput>, stored: StoredIncident): Promise<Input>;
  /** What its form starts with. */
  starts?(turn: IncidentTurn<ActionInput>, stored: StoredIncident): Promise<Fields>;
  /** The answer to its button, where that is not the card. */
  pressed?(turn: IncidentTurn<ActionInput>, stored: StoredIncident, input: Input): Promise<Reply>;
}

/** Any of them, for whoever has found the right one by its name. */
export type AnyCaseCommand = CaseCommand<string, object, CaseForm | undefined, boolean>;

/** A command on a case that is given at once: one button of its name. */
export const caseCommand = <const Type extends string, Input extends object>(
  command: CaseCommand<Type, Input, undefined, false>,
): CaseCommand<Type, Input, undefined, false> => command;

/** A command on a case that its form gives: `<type>.open` and `<type>.send`. */
export const formCommand = <const Type extends string, Input extends object, const Quick extends boolean = false>(
  command: CaseCommand<Type, Input, CaseForm, Quick>,
): CaseCommand<Type, Input, CaseForm, Quick> => command;

/** Its input with its name. */
export type InputOf<C> =
  C extends CaseCommand<infer Type, infer Input, infer _Form, infer _Quick> ? { readonly type: Type } & Input : never;

/** The actions of its buttons. */
export type CaseActionOf<C> =
  C extends CaseCommand<infer Type, infer _Input, infer Form, infer Quick>
    ? Form extends CaseForm
      ? `${Type}.open` | `${Type}.send` | (Quick extends true ? Type : never)
      : Type
    : never;
