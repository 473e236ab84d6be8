import type { ChatInput } from '../command/input';
import type { Turn, Who } from '../command/turn';
import type { Desk } from '../desk/model';
import type { DeskEditDeps } from '../desk-edit/turn';
import type { Clock } from '../ground/clock';
import type { IncidentDeps } from '../incident/turn';
import type { OnCallDeps } from '../on-call/turn';
import type { PeopleDeps } from '../people/turn';

/** What every room's commands need, and the conversation itself. */
export type InboundDeps = Omit<IncidentDeps, 'named'> &
  PeopleDeps &
  OnCallDeps &
  DeskEditDeps & {
    readonly desk: () => Desk;
    readonly clock: Clock;
    /** Where a kept picture can be seen; undefined when Vagt has no public address. */
    readonly fileUrl?: (id: string) => string | undefined;
  };

export type ChatTurn<I extends ChatInput = ChatInput> = Turn<I, InboundDeps & Pick<IncidentDeps, 'named'>>;

export const turnOf = <I extends ChatInput>(
  deps: InboundDeps,
  input: I,
  who: Who,
  named: IncidentDeps['named'] = Promise.resolve(undefined),
): ChatTurn<I> => ({
  input,
  who,
  deps: { ...deps, named },
  ctx: { desk: deps.desk(), reader: who.reader, now: deps.clock.now(), ...(deps.fileUrl && { fileUrl: deps.fileUrl }) },
});
