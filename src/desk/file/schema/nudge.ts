import type { Span } from '../../../calendar/types';
import { span } from './fields';

const WORKING_DAY: Span = { kind: 'workingDays', days: 1, text: '1wd' };

/** After so long a caller whom a case waits for is reminded; after the second time it is offered to close. */
export const nudge = span().default(WORKING_DAY);
