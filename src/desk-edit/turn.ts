import type { ActionInput, ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { PlaceStore } from '../delivery/places';
import type { ChatOf } from '../people/reach';
import type { DeskChanges } from './versions/changes';

/** What the commands that change the desk need. */
export interface DeskEditDeps {
  readonly desks: DeskChanges;
  readonly store: { readonly places: PlaceStore };
  readonly chat: ChatOf;
}

export type DeskTurn<I extends ChatInput = ChatInput> = Turn<I, DeskEditDeps>;
export type Pressed = DeskTurn<ActionInput>;

/** The place on a list where the page begins that a button opens. */
export const pageOf = ({ input }: Pressed): number =>
  Math.max(0, Math.min(10_000, Number.parseInt(input.data['from'] ?? '0', 10) || 0));
