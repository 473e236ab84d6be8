import type { TickCommand } from '../commands';
import { dueSteps } from '../escalation';
import type { Incident, TargetClock } from '../types';
import type { Draft, Outcome } from './shared';

const ofClock = (target: 'response' | 'resolution', clock: TargetClock, at: Date): readonly Draft[] => {
  if (clock.metAt || clock.pausedAt || clock.breachedAt) return [];
  if (clock.dueAt <= at) return [{ type: 'targetBreached', target }];
  return !clock.warnedAt && clock.warnAt <= at ? [{ type: 'targetWarned', target }] : [];
};

/** Everything that is due, at once; a tick that comes early or late, twice, or after a claim finds nothing to do. */
export const tick = (command: TickCommand, state: Incident): Outcome => {
  const { at } = command;
  if (state.status === 'closed' || state.status === 'cancelled') return [];
  if (state.status === 'resolved') {
    return state.closesAt && state.closesAt <= at ? [{ type: 'closed', how: 'no_answer' }] : [];
  }
  const ping = dueSteps(state, at);
  return [
    ...(ping ? [{ type: 'pinged' as const, ...ping }] : []),
    ...(state.status === 'new' ? ofClock('response', state.responseTarget, at) : []),
    ...ofClock('resolution', state.resolutionTarget, at),
  ];
};
