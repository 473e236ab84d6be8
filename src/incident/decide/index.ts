import type { Desk } from '../../desk/model';
import { type By, VAGT } from '../../ground/actor';
import type { Command } from '../commands';
import type { IncidentEvent, Refusal } from '../events';
import { type Incident } from '../types';
import { assess } from './assess';
import { cancel, fixed, notYet, reopen, resolve, works } from './end';
import { escalate } from './escalate';
import { accept, giveBack, handOver } from './hand-over';
import { assign, claim, release, seen } from './ownership';
import { report } from './report';
import { isRefusal, named, type Outcome, refuse } from './shared';
import { answer, ask, message, note } from './talk';
import { tick } from './tick';
import { unsend } from './unsend';
import { resume, wait } from './wait';

const outcomeOf = (command: Command, state: Incident | undefined, desk: Desk): Outcome => {
  if (command.type === 'report') return report(command, state, desk);
  if (!state) return refuse('no_such_incident');
  switch (command.type) {
    case 'assess':
      return assess(command, state, desk);
    case 'claim':
      return claim(command, state, desk);
    case 'seen':
      return seen(command, state, desk);
    case 'assign':
      return assign(command, state, desk);
    case 'wait':
      return wait(command, state, desk);
    case 'resume':
      return resume(command, state, desk);
    case 'handOver':
      return handOver(command, state, desk);
    case 'accept':
      return accept(command, state, desk);
    case 'return':
      return giveBack(command, state, desk);
    case 'release':
      return release(command, state, desk);
    case 'ask':
      return ask(command, state, desk);
    case 'answer':
      return answer(command, state, desk);
    case 'message':
      return message(command, state, desk);
    case 'unsend':
      return unsend(command, state, desk);
    case 'note':
      return note(command, state, desk);
    case 'escalate':
      return escalate(command, state, desk);
    case 'resolve':
      return resolve(command, state, desk);
    case 'works':
      return works(command, state, desk);
    case 'fixed':
      return fixed(command, state, desk);
    case 'notYet':
      return notYet(command, state, desk);
    case 'cancel':
      return cancel(command, state, desk);
    case 'reopen':
      return reopen(command, state, desk);
    case 'tick':
      return tick(command, state, desk);
  }
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
