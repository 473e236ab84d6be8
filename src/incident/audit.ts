import { nextLook } from './next-look';
import type { Incident } from './types';

/** `ahead`, `due`: its next look is to come, or is now. `astray`: without help nobody would look at it in time. */
export type Verdict = 'ahead' | 'due' | 'at_rest' | 'astray';

/** Whether a case without a next look may lie so. */
const mayRest = ({ status, responseTarget, resolutionTarget, noNews, news }: Incident): boolean => {
  // Without a limit of silence the desk has chosen that nobody is told.
  const silenceIsTold = noNews === undefined || news?.told === 2;
  switch (status) {
    case 'closed':
    case 'cancelled':
      return true;
    case 'resolved':
      return false;
    case 'new':
      // Every step has fired and both breaches are told: it stands in the morning list.
      return responseTarget.breachedAt !== undefined && resolutionTarget.breachedAt !== undefined;
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
