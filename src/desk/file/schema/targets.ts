import { z } from 'zod';
import { key, span } from './fields';

/** When it is answered, when it is done, and the longest silence. */
export const targetTimes = z.strictObject({
  response: span(),
  resolution: span(),
  noNews: span().exactOptional(),
  /** Without it the team's. */
  hours: key('hours').exactOptional(),
});
