import { randomUUID } from 'node:crypto';
import { type Services, startServices } from '../../scripts/services';
import { reasonOf } from '../../scripts/services/errors';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

let services: Services | undefined;

/** One MongoDB and one Redis for the whole test run; the workers find them in the environment. */
export async function startTestServices(): Promise<void> {
  services = await startServices({ data: 'throwaway', log: tell }).catch((error: unknown) => {
    tell(reasonOf(error));
    process.exit(1);
  });
  process.env['VAGT_TEST_MONGODB_URI'] = services.mongodbUri;
  process.env['VAGT_TEST_MONGODB_KIND'] = services.mongodbKind;
  process.env['VAGT_TEST_REDIS_URL'] = services.redisUrl;
  process.env['VAGT_TEST_RUN'] = randomUUID().slice(0, 8);
}

/** Ends what `startTestServices` started, in the same process. */
export async function stopTestServices(): Promise<void> {
  await services?.stop();
  services = undefined;
}
