import type { ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { PlaceStore } from '../delivery/places';
import type { Platform } from '../ground/refs';
import type { ChatPort } from '../view/chat-port';
import type { DeskChanges } from './versions/changes';

/** What the commands that change the desk need. */
export interface DeskEditDeps {
  readonly desks: DeskChanges;
  readonly store: { readonly places: PlaceStore };
  readonly chat: (platform: Platform) => ChatPort | undefined;
}

export type DeskTurn<I extends ChatInput = ChatInput> = Turn<I, DeskEditDeps>;
