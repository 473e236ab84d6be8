import type { ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { Bulletins } from '../delivery/bulletins/types';
import type { Person } from '../people/person';
import type { OnCallService } from './service';
import type { OnCallContent } from './types';

/** What the commands about schedules need. */
export interface OnCallDeps {
  readonly onCall: OnCallService;
  readonly bulletins: Bulletins<OnCallContent>;
  /** Who a key of the desk's file is, once they have met the desk. */
  readonly personByKey: (key: string) => Promise<Person | undefined>;
  /** A new id that sorts by time. */
  readonly newId: () => string;
}

export type OnCallTurn<I extends ChatInput = ChatInput> = Turn<I, OnCallDeps>;
