import { type ActionOf, actionOf, type Command, type Press, type Typed } from '../command/command';
import { dismiss } from '../command/dismiss';
import { DESK_COMMANDS, type DeskAction } from '../desk-edit/commands';
import { FIGURES_COMMANDS } from '../figures/commands';
import { INCIDENT_COMMANDS, type IncidentCommandName } from '../incident/table';
import { ON_CALL_COMMANDS } from '../on-call/commands';
import { PEOPLE_COMMANDS } from '../people/commands';
import { REVIEW_COMMANDS, type ReviewAction, type ReviewCommandName } from '../review/table';
import { SOLUTION_COMMANDS, type SolutionAction, type SolutionCommandName } from '../solution/table';
import { help } from './commands/help';
import { home } from './commands/home';
import type { ChatDeps } from './turn';

const CHAT_COMMANDS = [home, help] as const;

/** The actions that a view of any room can offer. */
export type Action = SolutionAction | ReviewAction | DeskAction | ActionOf<(typeof CHAT_COMMANDS)[number]>;

/** Names of everything in it. */
export type CommandName =
  | IncidentCommandName
  | SolutionCommandName
  | ReviewCommandName
  | (
      | typeof CHAT_COMMANDS
      | typeof PEOPLE_COMMANDS
      | typeof ON_CALL_COMMANDS
      | typeof FIGURES_COMMANDS
      | typeof DESK_COMMANDS
      | readonly [typeof dismiss]
    )[number]['name'];

/** Every command there is: words, buttons, forms and help are all read from here. */
export const TABLE: readonly Command<ChatDeps>[] = [
  ...INCIDENT_COMMANDS,
  ...SOLUTION_COMMANDS,
  ...REVIEW_COMMANDS,
  ...CHAT_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...ON_CALL_COMMANDS,
  ...FIGURES_COMMANDS,
  ...DESK_COMMANDS,
  dismiss,
];

/** Those that can be typed. */
export const TYPED: readonly (Typed<ChatDeps> & { readonly name: string })[] = TABLE.flatMap(({ name, typed }) =>
  typed ? [{ ...typed, name }] : [],
);

/** What every button does, by its action. */
export const PRESSES: ReadonlyMap<string, Press<ChatDeps>> = new Map(
  TABLE.flatMap(({ name, presses = {} }) =>
    Object.entries(presses).map(([step, press]) => [actionOf(name, step), press] as const),
  ),
);
