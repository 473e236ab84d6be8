import { isListed } from './at-rest';
import { nextLook } from './policies/next-look';
import type { Incident } from './types';

/** `ahead`, `due`: its next look is to come, or is now. `astray`: without help nobody would look at it in time. */
export type Verdict = 'ahead' | 'due' | 'at_rest' | 'astray';

/** Whether a case without a next look may lie so: it has ended, or everything is told and a list shows it. */
const mayRest = (incident: Incident): boolean => {
  const { status, responseTarget, resolutionTarget, noNews } = incident;
  // Without a limit of silence the desk has chosen that nobody is told of it.
  const silenceIsTold = noNews === undefined || isListed(incident);
  switch (status) {
    case 'closed':
    case 'cancelled':
      return true;
    case 'resolved':
      return false;
    case 'new':
      return isListed(incident) && Boolean(responseTarget.breachedAt && resolutionTarget.breachedAt);
    case 'in_progress':
      return resolutionTarget.breachedAt !== undefined && silenceIsTold;
    case 'waiting':
      return silenceIsTold;
  }
};

/** Checks the stored `nextAt` against the state it was made from. */
export const auditOf = (incident: Incident, now: Date): Verdict => {
  const expected = nextLook(incident);
  if (expected?.getTime() !== incident.nextAt?.getTime()) return 'astray';
  if (expected) return expected > now ? 'ahead' : 'due';
  return mayRest(incident) ? 'at_rest' : 'astray';
};
