// `npm run services [-- --data folder]`: both services in the foreground until Ctrl-C.
// The two addresses go to stdout, everything else to stderr.
import { parseArgs } from 'node:util';
import { startServices } from '.';
import { reasonOf } from './errors';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { data } = parseArgs({ options: { data: { type: 'string' } } }).values;
  const where = data === undefined ? {} : { dataDir: data };
  const services = await startServices({ data: 'keep', ...where, log: tell });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    tell('Stopping …');
    await services.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  process.stdout.write(`MONGODB_URI=${services.mongodbUri}\nREDIS_URL=${services.redisUrl}\n`);
  // Two given services leave nothing that would keep this process: it stays all the same until it is told to stop.
  setInterval(() => undefined, 60_000);
}

main().catch((error: unknown) => {
  tell(reasonOf(error));
  process.exit(1);
});
