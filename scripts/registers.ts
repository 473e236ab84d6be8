import { parseArgs } from 'node:util';
import { ulid } from 'ulid';
import { openDeskFile } from '../src/desk/file/open';
import { parseDesk } from '../src/desk/file/parse';
import type { Clock } from '../src/ground/clock';
import { type Lang, langOfEnv } from '../src/ground/lang';
import { callers } from '../src/registers/caller';
import { devices } from '../src/registers/device';
import { REGISTERS, type RegisterName } from '../src/registers/register';
import { type Taken, takeFile } from '../src/registers/take';
import type { Store } from '../src/store';
import { say } from '../src/view/text';
import { needed, withStore } from './on-desk';

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
  clock: Clock,
  services: readonly string[],
): Promise<Taken> => {
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
  const [uri = '', deskFile = ''] = needed(['MONGODB_URI', 'DESK_FILE'], env, lang);
  const { id, text } = await openDeskFile(deskFile);
  const services = Object.keys(parseDesk(text, deskFile).desk?.services ?? {});
  const taken = await withStore({ uri, desk: id }, (store, clock) => take(register, path, store, clock, services));
  for (const line of takenLines(path, taken, lang)) console.log(line);
  process.exitCode = taken.type === 'taken' ? 0 : 1;
};

if (require.main === module) {
  main(process.argv.slice(2), process.env).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
