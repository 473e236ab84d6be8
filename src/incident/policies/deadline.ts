import { isUnresolved } from '../lifecycle';
import type { Incident } from '../types';

/** The deadline people see: the response target until somebody claims, then the resolution target; none while paused. */
export const deadline = (incident: Incident): Date | undefined => {
  if (incident.status === 'new') {
    const { responseTarget: response, resolutionTarget: resolution } = incident;
    if (response.pausedAt) return undefined;
    return response.metAt || resolution.dueAt < response.dueAt ? resolution.dueAt : response.dueAt;
  }
  const isPaused = incident.resolutionTarget.pausedAt !== undefined;
  return isUnresolved(incident) && !isPaused ? incident.resolutionTarget.dueAt : undefined;
};
