import { randomUUID } from 'node:crypto';
import { startServices } from '../../../scripts/services';
import { reasonOf } from '../../../scripts/services/errors';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** One MongoDB and one Redis for the whole test run, until whoever started this process lets go of it. */
async function main(): Promise<void> {
  const services = await startServices({ data: 'throwaway', log: tell });
  const stop = (): void => void services.stop().then(() => process.exit(0));
  process.on('disconnect', stop);
  // Ctrl-C reaches every process of the terminal; the run tells this one when it has ended.
  process.on('SIGINT', () => undefined);
  process.send?.({
    VAGT_TEST_MONGODB_URI: services.mongodbUri,
    VAGT_TEST_MONGODB_KIND: services.mongodbKind,
    VAGT_TEST_REDIS_URL: services.redisUrl,
    VAGT_TEST_RUN: randomUUID().slice(0, 8),
  });
}

main().catch((error: unknown) => {
  tell(reasonOf(error));
  process.exit(1);
});
