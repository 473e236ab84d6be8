import { LIMITS } from '../../ground/limits';
import type { CommandOf } from '../commands';
import { isUnresolved } from '../lifecycle';
import { nextLevel } from '../policies/escalation';
import { isBlank, operator, refuse } from './shared';

/** Tells the next level by hand: the lead, then the manager. */
export const escalate = operator<CommandOf<'escalate'>>((command, state, desk) => {
  if (!isUnresolved(state)) return refuse('not_now');
  if (isBlank(command.reason)) return refuse('empty_text');
  if (command.reason.length > LIMITS.why) return refuse('too_long');
  const team = desk.teams[state.team];
  if (!team) throw new Error(`No team "${state.team}" on the desk`);
  const to = nextLevel(state.escalatedTo, team, command.by.deskKey);
  return to ? [{ type: 'escalated', to, reason: command.reason }] : refuse('at_the_top');
});
