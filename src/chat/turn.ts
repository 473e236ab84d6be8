import type { Typed } from '../command/command';
import type { ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { Desk } from '../desk/model';
import type { DeskEditDeps } from '../desk-edit/turn';
import type { Clock } from '../ground/clock';
import type { ChatAddress } from '../ground/refs';
import type { IncidentDeps } from '../incident/turn';
import type { CardPart } from '../incident/views/declared';
import type { OnCallDeps } from '../on-call/turn';
import type { PeopleDeps } from '../people/turn';
import type { ReviewDeps } from '../review/turn';
import type { SolutionDeps } from '../solution/turn';

/** What every room's commands need, and the conversation itself. */
export type InboundDeps = Omit<SolutionDeps & ReviewDeps, 'named'> &
  PeopleDeps &
  OnCallDeps &
  DeskEditDeps & {
    readonly desk: () => Desk;
    readonly clock: Clock;
    /** Where a kept picture can be seen; undefined when Vagt has no public address. */
    readonly fileUrl?: (id: string) => string | undefined;
    /** Where people are told how to use Vagt, on pages of the company's own. */
    readonly guideUrl?: string;
    /** What rooms below add to the card of a case. */
    readonly cardParts: readonly CardPart[];
    /** Begins to look who is in a room. */
    readonly meetRoom?: (room: ChatAddress) => void;
  };

/** The same for one event, with what is read for it. */
export type ChatDeps = InboundDeps &
  Pick<IncidentDeps, 'named'> & {
    /** Everything that can be typed, for the help. */
    readonly typed: readonly Pick<Typed<never>, 'for' | 'words' | 'usage' | 'shown' | 'help' | 'isOffered'>[];
  };

export type ChatTurn<I extends ChatInput = ChatInput> = Turn<I, ChatDeps>;
