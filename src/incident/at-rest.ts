import { isPending } from './policies/approval';
import { nextStepAt } from './policies/escalation';
import type { Incident } from './types';

/**
 * Whether a case stands in its team's morning list: nobody has it and everybody has been told, or it lies still and
 * its owner and the lead have been told.
 */
export const isListed = (incident: Incident): boolean => {
  const { status, policy, news, approval } = incident;
  if (isPending(incident)) return approval?.told === 2;
  if (status === 'new') return nextStepAt(policy) === undefined;
  return (status === 'in_progress' || status === 'waiting') && news?.told === 2;
};

/** Whether a case without a next look may lie so: it has ended, or everything is told and a list shows it. */
export const mayRest = (incident: Incident): boolean => {
  const { status, responseTarget, resolutionTarget, noNews } = incident;
  // Without a limit of silence the desk has chosen that nobody is told of it.
  const silenceIsTold = noNews === undefined || isListed(incident);
  if (isPending(incident)) return isListed(incident);
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
