import type { ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { IncidentDeps } from '../incident/turn';
import { mayReadSolution } from './rights';
import type { Shelf } from './shelf';
import type { SolutionStore } from './store';
import type { HandledSolution, HandleSolution, SolutionInput, StoredSolution } from './stored';

/** What the commands of standard solutions need, beside what those of a case do. */
export type SolutionDeps = IncidentDeps & {
  readonly store: { readonly solutions: SolutionStore };
  readonly handleSolution: HandleSolution;
  readonly shelf: Shelf;
};

/** One event for these commands. */
export type SolutionTurn<I extends ChatInput = ChatInput> = Turn<I, SolutionDeps>;

/** It, if it exists for this person. */
export const readableBy = (
  { ctx, who }: Pick<SolutionTurn, 'ctx' | 'who'>,
  stored: StoredSolution | undefined,
): StoredSolution | undefined => (stored && mayReadSolution(ctx.desk, who.actor, stored.state) ? stored : undefined);

/** The one that a button names, if it exists for them. */
export const namedSolution = async (turn: SolutionTurn, id: string | undefined): Promise<StoredSolution | undefined> =>
  id ? readableBy(turn, await turn.deps.store.solutions.load(id)) : undefined;

export const giveSolution = (
  { deps, input, who }: SolutionTurn,
  known: StoredSolution,
  command: SolutionInput,
): Promise<HandledSolution> =>
  deps.handleSolution({ ...command, solution: known.state.id, key: input.key, by: who.actor }, known);
