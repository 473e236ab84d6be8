import { readEnv } from '../../../src/env';
import { startProcess } from '../../../src/process';
import { CONTROLS } from './weakened';

/** The product as `src/main.ts` starts it, with one protection taken out: `CONTROL` says which. */
const main = async (): Promise<void> => {
  const name = process.env['CONTROL'] ?? '';
  const between = new Map(Object.entries(CONTROLS)).get(name);
  if (!between) throw new Error(`There is no control run ${name}`);
  const desk = await startProcess(readEnv(), { between });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void desk.stop().then(() => process.exit(0)));
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
