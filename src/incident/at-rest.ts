import { nextStepAt } from './policies/escalation';
import type { Incident } from './types';

/**
 * Whether a case stands in its team's morning list: nobody has it and everybody has been told, or it lies still and
 * its owner and the lead have been told.
 */
export const isListed = ({ status, policy, news }: Incident): boolean => {
  if (status === 'new') return nextStepAt(policy) === undefined;
  return (status === 'in_progress' || status === 'waiting') && news?.told === 2;
};
