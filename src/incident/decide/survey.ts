import type { SurveyCommand } from '../commands';
import type { Incident } from '../types';
import { ALREADY, type Outcome } from './shared';

/** Asks the caller of a closed case how it went, once, where they may be asked. */
export const survey = ({ mayAsk }: SurveyCommand, { status, surveyed, score }: Incident): Outcome =>
  mayAsk && status === 'closed' && !surveyed && !score ? [{ type: 'surveyed' }] : ALREADY;
