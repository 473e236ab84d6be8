import { parseArgs } from 'node:util';
import pino from 'pino';
import { ulid } from 'ulid';
import { connectMongo } from '../adapters/mongo/connect';
import { openDeskFile } from '../src/desk/file/open';
import { parseDesk } from '../src/desk/file/parse';
import { problemsWith } from '../src/env-problems';
import { createSharedClock } from '../src/ground/clock';
import { type Lang, langOfEnv } from '../src/ground/lang';
import { callers } from '../src/registers/caller';
import { devices } from '../src/registers/device';
import { REGISTERS, type RegisterName } from '../src/registers/register';
import { type Taken, takeFile } from '../src/registers/take';
import type { Store } from '../src/store';
import { say } from '../src/view/text';

/** A database far away, or one that is busy, has more time than a chat has. */
const TIMEOUT_MS = 20_000;

/** What became of a file, in lines to print. */
export const takenLines = (path: string, taken: Taken, lang: Lang): readonly string[] => {
  switch (taken.type) {
    case 'refused':
      return [say('register.refused', { path, told: taken.told })[lang]];
    case 'busy':
    case 'same':
      return [say('register.busy', { path })[lang]];
    case 'taken': {
      const { rows, removed, told, more } = taken;
      return [
        ...told.map((one) => one[lang]),
        ...(more > 0 ? [say('register.more', { count: more })[lang]] : []),
        say('register.taken', { path, rows, removed })[lang],
      ];
    }
  }
};

const take = async (
  register: RegisterName,
  path: string,
  store: Store,
  services: readonly string[],
): Promise<Taken> => {
  const clock = createSharedClock(() => store.time());
  await clock.look();
  const deps = { ...store, clock, newId: () => ulid() };
  switch (register) {
    case 'callers':
      return takeFile(deps, path, callers, store.callers);
    case 'devices':
      return takeFile(deps, path, devices(services), store.devices);
  }
};

/** `npm run callers -- import FILE`: takes a file in place of the list that is there. */
const main = async ([name, ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<void> => {
  const { values, positionals } = parseArgs({ args, options: { lang: { type: 'string' } }, allowPositionals: true });
  const lang = langOfEnv(env, values.lang);
  const register = REGISTERS.find((one) => one === name);
  const [asked, path] = positionals;
  if (!register || asked !== 'import' || path === undefined) {
    throw new Error(say('register.usage', { name: register ?? REGISTERS[0] })[lang]);
  }
  const { MONGODB_URI: uri, DESK_FILE: deskFile } = env;
  const missing = ['MONGODB_URI', 'DESK_FILE'].filter((one) => !env[one]);
  if (!uri || !deskFile) {
    throw new Error(missing.flatMap((one) => problemsWith(one, env).map((text) => text[lang])).join('\n'));
  }
  const { id, text } = await openDeskFile(deskFile);
  const services = Object.keys(parseDesk(text, deskFile).desk?.services ?? {});
  const log = pino({ level: 'warn' }, pino.destination(2));
  const store = await connectMongo({ uri, desk: id, timeoutMs: TIMEOUT_MS, log });
  try {
    const taken = await take(register, path, store, services);
    for (const line of takenLines(path, taken, lang)) console.log(line);
    process.exitCode = taken.type === 'taken' ? 0 : 1;
  } finally {
    await store.close();
  }
};

if (require.main === module) {
  main(process.argv.slice(2), process.env).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
