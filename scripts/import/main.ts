import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ulid } from 'ulid';
import { loadDesk } from '../../src/desk/file/load';
import { parseDesk } from '../../src/desk/file/parse';
import { DeskError } from '../../src/desk/file/problems';
import type { Desk } from '../../src/desk/model';
import { type Lang, langOfEnv } from '../../src/ground/lang';
import { type HistoryMap, readMap } from '../../src/import/map';
import { type Counted, checkHistory, type HistoryTaken, takeHistory } from '../../src/import/take';
import type { Store } from '../../src/store';
import { say } from '../../src/view/text';
import { needed, withStore } from '../on-desk';
import { MAPS, shippedMap } from './maps';
import { createProgress } from './progress';

interface Asked {
  readonly path: string;
  readonly map: string;
  readonly isDry: boolean;
  readonly lang: Lang;
}

const readArgs = (args: readonly string[], env: NodeJS.ProcessEnv): Asked => {
  const options = { map: { type: 'string' }, 'dry-run': { type: 'boolean' }, lang: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const lang = langOfEnv(env, values.lang);
  const [path, more] = positionals;
  if (path === undefined || more !== undefined || values.map === undefined) {
    throw new Error(say('import.usage', { maps: MAPS.join(', ') })[lang]);
  }
  return { path, map: values.map, isDry: values['dry-run'] === true, lang };
};

const mapText = async (name: string, lang: Lang): Promise<string> => {
  const shipped = shippedMap(name);
  if (shipped !== undefined) return shipped;
  return readFile(name, 'utf8').catch(() => {
    throw new Error(say('import.noMap', { name, maps: MAPS.join(', ') })[lang]);
  });
};

const openMap = async (name: string, desk: Desk, lang: Lang): Promise<HistoryMap> => {
  const { map, problems } = readMap(await mapText(name, lang), desk, shippedMap);
  if (!map) throw new DeskError(basename(name), problems);
  return map;
};

/** The desk as it is now, which may have been changed in chat. */
const deskOf = async (store: Pick<Store, 'desks'>, file: Desk): Promise<Desk> => {
  const head = await store.desks.head();
  const active = head && (await store.desks.get(head.active));
  return (active && parseDesk(active.text, 'desk').desk) ?? file;
};

const holdsLine = (path: string, { cases, open, figures }: Counted, from: string, lang: Lang): string => {
  const { steps, reopened, handOvers, visits } = figures;
  return say('import.holds', {
    path,
    cases,
    open,
    from,
    steps,
    reopened,
    handOvers,
    second: visits[2],
    third: visits[3],
  })[lang];
};

/** What became of a file, in lines to print. */
export const historyLines = (path: string, from: string, taken: HistoryTaken, lang: Lang): readonly string[] => {
  switch (taken.type) {
    case 'busy':
      return [say('import.busy', { path })[lang]];
    case 'refused':
      return [say('import.refused', { path, told: taken.told })[lang]];
    case 'checked':
    case 'taken': {
      const { counted } = taken;
      const last = taken.type === 'taken' ? say('import.done', { ...taken.written }) : say('import.dry');
      return [...counted.wrong.map((one) => one[lang]), holdsLine(path, counted, from, lang), last[lang]];
    }
  }
};

const take = async (
  { path, map: name, lang }: Asked,
  file: Desk,
  uri: string,
  tell: Parameters<typeof checkHistory>[0]['tell'],
) => {
  return withStore({ uri, desk: file.id }, async (store, clock) => {
    const desk = await deskOf(store, file);
    const map = await openMap(name, desk, lang);
    const deps = { ...store, clock, newId: () => ulid() };
    return { map, taken: await takeHistory(deps, { path, map, desk, ...(tell && { tell }) }) };
  });
};

/** `npm run import -- FILE --map MAP`: brings over the cases that another tool had. */
export const bringOver = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> => {
  const asked = readArgs(args, env);
  const { path, map: name, isDry, lang } = asked;
  const [deskFile = '', uri = ''] = needed(isDry ? ['DESK_FILE'] : ['DESK_FILE', 'MONGODB_URI'], env, lang);
  const { desk } = await loadDesk(deskFile);
  const progress = createProgress(process.stderr, lang);
  const dry = async () => {
    const map = await openMap(name, desk, lang);
    return { map, taken: await checkHistory({ path, map, desk, tell: progress.tell }) };
  };
  const { taken, map } = isDry ? await dry() : await take(asked, desk, uri, progress.tell);
  progress.end();
  for (const line of historyLines(path, map.from, taken, lang)) console.log(line);
  const isSome = (taken.type === 'checked' || taken.type === 'taken') && taken.counted.cases > 0;
  process.exitCode = isSome ? 0 : 1;
};

if (require.main === module) {
  bringOver(process.argv.slice(2), process.env).catch((error: unknown) => {
    const lang = langOfEnv(process.env);
    console.error(error instanceof DeskError ? error.text[lang] : error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
