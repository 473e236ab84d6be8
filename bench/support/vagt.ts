import { resolve } from 'node:path';
import { z } from 'zod';
import { createLog } from '../../src/ground/log';
import { startProcess } from '../../src/process';
import { serve } from './child';

const settings = z.object({
  mongodbUri: z.string(),
  redisUrl: z.string(),
  role: z.enum(['web', 'worker', 'all']),
  slack: z.object({ botToken: z.string(), signingSecret: z.string(), apiUrl: z.string() }),
});

serve(async (told) =>
  startProcess(
    {
      ...settings.parse(told),
      port: 0,
      deskFile: resolve(__dirname, '..', 'desk.bench.yaml'),
      logLevel: 'error',
      secretKeys: [],
    },
    { log: createLog('error') },
  ),
);
