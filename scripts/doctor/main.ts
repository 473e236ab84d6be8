import { parseArgs } from 'node:util';
import { langOfEnv } from '../../src/ground/lang';
import { diagnose } from './index';

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { lang: { type: 'string' } } });
  const { ok, lines } = await diagnose(process.env, { lang: langOfEnv(process.env, values.lang) });
  for (const line of lines) console.log(line);
  process.exit(ok ? 0 : 1);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
