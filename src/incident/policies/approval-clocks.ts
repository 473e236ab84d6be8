import type { Incident } from '../types';
import { paused, resumed } from './clock-marks';
import { withoutPolicy } from './without';

/** Until somebody has said yes nobody is reminded of it, and no time runs. */
export const withPausedClocks = (state: Incident, at: Date): Incident => ({
  ...withoutPolicy(state),
  responseTarget: paused(state.responseTarget, at),
  resolutionTarget: paused(state.resolutionTarget, at),
});

/** Its time runs again; that of a case which waits for something else goes on standing still. */
export const withResumedClocks = (state: Incident, at: Date): Incident => ({
  ...state,
  responseTarget: resumed(state.responseTarget, at, state.calendars),
  ...(state.status !== 'waiting' && { resolutionTarget: resumed(state.resolutionTarget, at, state.calendars) }),
});
