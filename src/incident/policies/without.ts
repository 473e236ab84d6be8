import type { Incident } from '../types';
import { resumed } from './clock-marks';

export const withoutPolicy = ({ policy: _, seen: __, ...state }: Incident): Incident => state;

/** The rules mean it for nobody any more. */
export const withoutMeant = ({ meant: _, ...state }: Incident): Incident => state;

export const withoutQuestion = ({ question: _, waiting: __, ...state }: Incident): Incident => state;

export const withoutOffer = ({ handOver: _, ...state }: Incident): Incident => state;

/** Nobody has to decide any more where it stays. */
export const withoutStuck = ({ stuck: _, ...state }: Incident): Incident => state;

/** Its resolution clock runs again. */
export const running = (state: Incident, at: Date): Incident => ({
  ...state,
  resolutionTarget: resumed(state.resolutionTarget, at, state.calendars),
});
