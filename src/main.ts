import { crashPoints } from './crash-points';
import { DeskError } from './desk/file/problems';
import { EnvError, readEnv } from './env';
import { langOfEnv } from './ground/lang';
import { createLog } from './ground/log';
import { logPrinted } from './ground/printed';
import { startProcess } from './process';
import { StoreUnavailable } from './record/unavailable';

const fail = (error: unknown): void => {
  const text = error instanceof DeskError || error instanceof EnvError ? error.text : undefined;
  const said = text?.[langOfEnv(process.env)] ?? (error instanceof Error ? error.message : String(error));
  const where = error instanceof StoreUnavailable ? ': is MONGODB_URI right, and does MongoDB run there?' : '';
  process.stderr.write(`${said}${where}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 500).unref();
};

const main = async (): Promise<void> => {
  const env = readEnv();
  const log = createLog(env.logLevel);
  logPrinted(log);
  const desk = await startProcess(env, { log, between: crashPoints(process.env) });
  const stop = (): void => void desk.stop().then(() => process.exit(0), fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
};

main().catch(fail);
