import type { ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { Way } from '../desk/model';
import type { Person } from './person';
import type { PeopleStore } from './store';
import type { WhoIs } from './who';

/** What the commands about oneself need. */
export interface PeopleDeps {
  readonly store: { readonly people: PeopleStore };
  readonly whoIs: WhoIs;
  /** The ways by which somebody can be reached. */
  readonly waysOf: (person: Person) => readonly Way[];
  /** What stands in chat for the person of this id is written anew, where it can be; never rejects. */
  readonly showAgain: (person: string) => void;
}

export type PeopleTurn<I extends ChatInput = ChatInput> = Turn<I, PeopleDeps>;
