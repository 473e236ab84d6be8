import type { ActionOf, Command } from '../command/command';
import type { IncidentAction } from '../incident/table';
import { applySolution } from './commands/apply';
import { approveSolution } from './commands/approve';
import { editSolution } from './commands/edit';
import { helped } from './commands/helped';
import { newSolution } from './commands/new';
import { returnSolution } from './commands/return';
import { saveSolution } from './commands/save';
import { showSolution } from './commands/show';
import { solutions } from './commands/solutions';
import { solved } from './commands/solved';
import { withdrawSolution } from './commands/withdraw';
import type { SolutionDeps } from './turn';

const COMMANDS = [
  solutions,
  showSolution,
  newSolution,
  editSolution,
  approveSolution,
  returnSolution,
  withdrawSolution,
  saveSolution,
  applySolution,
  helped,
  solved,
] as const;

export type SolutionCommandName = (typeof COMMANDS)[number]['name'];

/** The actions that a view of a solution can offer. */
export type SolutionAction = IncidentAction | ActionOf<(typeof COMMANDS)[number]>;

/** Everything that can be typed and pressed about standard solutions. */
export const SOLUTION_COMMANDS: readonly Command<SolutionDeps>[] = COMMANDS;
