import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
  /** However much there is to tell, nothing is folded. */
  isCalm: z.boolean().optional(),
  slack: z.object({ botToken: z.string(), signingSecret: z.string(), apiUrl: z.string() }),
});

const DESK = resolve(__dirname, '..', 'desk.bench.yaml');

const calmDesk = async (): Promise<string> => {
  const file = join(await mkdtemp(join(tmpdir(), 'vagt-bench-')), 'desk.yaml');
  await writeFile(
    file,
    (await readFile(DESK, 'utf8')).replace('desk:\n', 'desk:\n  storm: { over: 1000, within: 10m }\n'),
  );
  return file;
};

const counted = countCalls();

serve(
  async (told) => {
    const { counts, isCalm, ...rest } = settings.parse(told);
    const env = {
      ...rest,
      port: 0,
      deskFile: isCalm ? await calmDesk() : DESK,
      logLevel: 'error' as const,
      secretKeys: [],
    };
    return startProcess(env, { log: createLog('error'), ...(counts && { between: { store: counted.store } }) });
  },
  {},
  () => counted.take(),
);
