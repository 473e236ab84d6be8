import type { EventOf } from '../events';
import type { Incident } from '../types';
import { paused, resumed } from './clock-marks';

/** It waits: its resolution clock stands still, unless the desk lets it run for that reason. */
export const waiting = (state: Incident, event: EventOf<'waiting'>): Incident => {
  const { reason, until, note, at } = event;
  const { question, ...rest } = state;
  const running = resumed(state.resolutionTarget, at, state.calendars);
  return {
    ...rest,
    ...(question && reason === 'caller' && { question }),
    status: 'waiting',
    waiting: { reason, since: at, ...(until && { until }), ...(note && { note }) },
    resolutionTarget: event.running ? running : paused(state.resolutionTarget, at),
  };
};

/** It is worked on again; a question that nobody answered stays on the card. */
export const resumedWork = (state: Incident, { at }: EventOf<'resumed'>): Incident => {
  const { waiting: _, ...rest } = state;
  return {
    ...rest,
    status: 'in_progress',
    resolutionTarget: resumed(state.resolutionTarget, at, state.calendars),
  };
};

export const handedOver = (state: Incident, { team, why, at, by, dueAt }: EventOf<'handedOver'>): Incident => ({
  ...state,
  handOver: { team, by, at, dueAt, ...(why && { why }) },
});

export const handOverWaited = (state: Incident): Incident =>
  state.handOver ? { ...state, handOver: { ...state.handOver, told: true } } : state;

/** It was sent back, or nobody needs it any more. */
export const withoutOffer = ({ handOver: _, ...state }: Incident): Incident => state;

/** Theirs now. What it waited for is the new owner's to say again. */
export const accepted = (state: Incident, { team, owner, at }: EventOf<'accepted'>): Incident => {
  const { waiting: _, policy: __, seen: ___, escalatedTo: ____, ...rest } = withoutOffer(state);
  const clock = resumed(state.resolutionTarget, at, state.calendars);
  return {
    ...rest,
    team,
    owner,
    status: 'in_progress',
    assigned: state.assigned.includes(owner.id) ? state.assigned : [...state.assigned, owner.id],
    responseTarget: { ...state.responseTarget, metAt: state.responseTarget.metAt ?? at },
    resolutionTarget: clock,
  };
};
