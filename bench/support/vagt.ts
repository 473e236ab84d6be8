import { resolve } from 'node:path';
import { z } from 'zod';
import { createLog } from '../../src/ground/log';
import { startProcess } from '../../src/process';
import { countCalls } from './calls';
import { serve } from './child';

const settings = z.object({
  mongodbUri: z.string(),
  redisUrl: z.string(),
  role: z.enum(['web', 'worker', 'all']),
  /** Who asks the store for what is counted. */
  counts: z.boolean().optional(),
  slack: z.object({ botToken: z.string(), signingSecret: z.string(), apiUrl: z.string() }),
});

const counted = countCalls();

serve(
  async (told) => {
    const { counts, ...rest } = settings.parse(told);
    const env = {
      ...rest,
      port: 0,
      deskFile: resolve(__dirname, '..', 'desk.bench.yaml'),
      logLevel: 'error' as const,
      secretKeys: [],
    };
    return startProcess(env, { log: createLog('error'), ...(counts && { between: { store: counted.store } }) });
  },
  {},
  () => counted.take(),
);
