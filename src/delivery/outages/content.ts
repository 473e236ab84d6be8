import { z } from 'zod';
import { opt, platform } from '../../record/schema';

/** A platform cannot be reached, or could not until `over`. */
export const outageContents = {
  outage: z.object({ kind: z.literal('outage'), platform, since: z.date(), over: opt(z.date()) }),
};
export type OutageContent = Readonly<z.infer<(typeof outageContents)['outage']>>;
