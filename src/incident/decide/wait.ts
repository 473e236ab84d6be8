import { LIMITS } from '../../ground/limits';
import type { CommandOf } from '../commands';
import { isUnresolved } from '../lifecycle';
import { ALREADY, claimFirst, clockFor, operator, refuse } from './shared';

/** The furthest day a case can wait for, in milliseconds from now: a year by the clock. */
const MOST_WAIT_MS = 366 * 24 * 3600_000;

/** Paused for a vendor, a change, a problem, a date or the caller. Claims it first where nobody has. */
export const wait = operator<CommandOf<'wait'>>((command, state, desk) => {
  if (!isUnresolved(state)) return refuse('not_now');
  const { reason, until, note } = command;
  if ((note?.length ?? 0) > LIMITS.why) return refuse('too_long');
  if (reason === 'date' && !until) return refuse('date_passed');
  if (until && (until <= command.at || until.getTime() - command.at.getTime() > MOST_WAIT_MS)) {
    return refuse('date_passed');
  }
  const { waiting } = state;
  if (waiting && waiting.reason === reason && waiting.until?.getTime() === until?.getTime() && waiting.note === note) {
    return ALREADY;
  }
  return [
    ...claimFirst(command, state),
    { type: 'waiting', reason, ...(until && { until }), ...(note && { note }), ...clockFor(desk, reason) },
  ];
});

/** Works on a waiting case again. */
export const resume = operator<CommandOf<'resume'>>((_command, state) => {
  if (state.status === 'in_progress') return ALREADY;
  return state.status === 'waiting' ? [{ type: 'resumed', because: 'person' }] : refuse('not_now');
});
