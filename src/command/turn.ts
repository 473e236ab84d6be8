import type { DeskContext } from '../desk/context';
import type { Team } from '../desk/model';
import type { Actor } from '../ground/actor';
import type { Reader } from '../ground/lang';
import { lineView } from '../view/line-view';
import type { Tone, View } from '../view/view';
import type { ActionInput, ChatInput, Reply } from './input';

/** As far as a command looks at a person's record. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  /** Where the language they read comes from. */
  readonly languageFrom?: 'chosen' | 'report' | 'client';
}

/** The person behind an event: their record, what they may do, how they read. */
export interface Who {
  readonly person: Known;
  readonly actor: Actor;
  readonly reader: Reader;
}

/** One event with the person behind it and the way they read. `deps`: what the commands of a room need. */
export interface Turn<I extends ChatInput = ChatInput, Deps = unknown> {
  readonly input: I;
  readonly who: Who;
  readonly ctx: DeskContext;
  readonly deps: Deps;
}

export const DONE: Reply = { type: 'done' };
/** For this person only. */
export const privately = (view: View): Reply => ({ type: 'view', view, private: true });
/** For everybody in the conversation. */
export const openly = (view: View): Reply => ({ type: 'view', view, private: false });

/** One sentence, for this person only. */
export const tell = (words: string, tone?: Tone): Reply => privately(lineView(words, tone));

/** The team that a button names. */
export const teamOf = ({ ctx, input }: Turn<ActionInput>): Team | undefined => ctx.desk.teams[input.data['team'] ?? ''];
