import type { ActionInput, ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { Bulletins } from '../delivery/bulletins/types';
import type { Person } from '../people/person';
import type { Decide, Says } from './change';
import type { OnCallHandled, OnCallService } from './service';
import type { OnCallContent } from './types';

/** What the commands about schedules need. */
export interface OnCallDeps {
  readonly onCall: OnCallService;
  readonly bulletins: Bulletins<OnCallContent>;
  /** Who a key of the desk's file is, looked up in chat if need be. Rejects with a `ChatError` when that may be known later. */
  readonly personByKey: (key: string) => Promise<Person | undefined>;
  /** A new id that sorts by time. */
  readonly newId: () => string;
}

export type OnCallTurn<I extends ChatInput = ChatInput> = Turn<I, OnCallDeps>;
export type Pressed = OnCallTurn<ActionInput>;

/** Gives a command of whoever pressed or typed; `says`: what follows from it for others. */
export const give = <C>(
  { deps, who, input }: OnCallTurn,
  decide: Decide<C>,
  command: C,
  says?: Says<C>,
): Promise<OnCallHandled> => deps.onCall.give(decide, { ...command, by: who.actor, key: input.key }, says);
