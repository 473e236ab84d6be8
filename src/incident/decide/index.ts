import type { Desk } from '../../desk/model';
import { type By, VAGT } from '../../ground/actor';
import type { AnyCaseCommand } from '../case-command';
import { CASE_COMMANDS, type Command } from '../commands';
import type { IncidentEvent, Refusal } from '../events';
import type { Incident } from '../types';
import { reached } from './reached';
import { report } from './report';
import { isRefusal, named, type Outcome, refuse } from './shared';
import { tick } from './tick';

const BY_TYPE: ReadonlyMap<string, AnyCaseCommand> = new Map(CASE_COMMANDS.map((one) => [one.type, one]));

const outcomeOf = (command: Command, state: Incident | undefined, desk: Desk): Outcome => {
  if (command.type === 'report') return report(command, state, desk);
  if (!state) return refuse('no_such_incident');
  if (command.type === 'tick') return tick(command, state, desk);
  if (command.type === 'reached') return reached(command, state);
  const found = BY_TYPE.get(command.type);
  if (!found) throw new Error(`No command "${command.type}"`);
  return (
    found.may(desk, command.by, state) ?? found.ready?.(command, state, desk) ?? found.decide(command, state, desk)
  );
};

/** The timeline tells what happened without them: these follow from rules, not from the person. */
const byRule: ReadonlySet<IncidentEvent['type']> = new Set(['planned']);

/**
 * What a command comes to: events, `[]` because it is so already, or a refusal. Pure: `at`, `by`, `key` and ids come
 * with the command. Throws only on a broken invariant (a case whose team or hours the desk no longer has).
 */
export const decide = (
  command: Command,
  state: Incident | undefined,
  desk: Desk,
): readonly IncidentEvent[] | Refusal => {
  const outcome = outcomeOf(command, state, desk);
  if (isRefusal(outcome)) return outcome;
  const by: By = command.by === VAGT ? VAGT : named(command.by);
  return outcome.map((draft) => ({
    ...draft,
    at: command.at,
    by: byRule.has(draft.type) ? VAGT : by,
    deskVersion: desk.version,
  }));
};

export { isRefusal } from './shared';
