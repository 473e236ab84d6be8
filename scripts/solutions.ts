import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { ulid } from 'ulid';
import { openDeskFile } from '../src/desk/file/open';
import { parseDesk } from '../src/desk/file/parse';
import type { Desk } from '../src/desk/model';
import { VAGT } from '../src/ground/actor';
import type { Clock } from '../src/ground/clock';
import { type Lang, langOfEnv } from '../src/ground/lang';
import { openSolutions } from '../src/solution/opened';
import {
  type FileProblem,
  filesOf,
  isAsImported,
  MOST_OF_A_FILE,
  readSolutionFile,
  solutionsIn,
  type ToImport,
} from '../src/solution/policies/markdown';
import type { SolutionStore } from '../src/solution/store';
import { say } from '../src/view/text';
import { needed, withStore } from './on-desk';

/** A character takes four bytes at most. */
const MOST_BYTES = MOST_OF_A_FILE * 4;
const SOURCE = 'import';

export interface CarryDeps {
  readonly solutions: SolutionStore;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type Imported =
  | { readonly type: 'refused'; readonly problems: readonly FileProblem[] }
  | { readonly type: 'imported'; readonly made: number; readonly changed: number; readonly same: number };

/** What is larger is not read to its end. */
const readMarkdown = async (path: string): Promise<string> =>
  (await stat(path)).size > MOST_BYTES ? 'x'.repeat(MOST_OF_A_FILE + 1) : readFile(path, 'utf8');

/** Takes in a folder of Markdown files; with one mistake in them, none. */
export const importSolutions = async (
  folder: string,
  { solutions, desk, clock, newId }: CarryDeps,
): Promise<Imported> => {
  const names = (await readdir(folder)).filter((name) => /\.md$/i.test(name)).toSorted((a, b) => a.localeCompare(b));
  const files = [];
  for (const name of names) files.push(readSolutionFile(name, await readMarkdown(join(folder, name)), desk));
  const found = solutionsIn(files);
  if (found.problems.length > 0) return { type: 'refused', problems: found.problems };
  const log = pino({ level: 'silent' });
  const { handleSolution } = openSolutions({ solutions, desk: () => desk, clock, log, drain: () => {} });
  const counts = { made: 0, changed: 0, same: 0 };

  const take = async ({ key: externalKey, id, about, status, versions }: ToImport): Promise<keyof typeof counts> => {
    const known =
      (id === undefined ? undefined : await solutions.load(id)) ?? (await solutions.byExternalKey(SOURCE, externalKey));
    if (known && isAsImported(known.state, { key: externalKey, about, status, versions })) return 'same';
    const solution = known?.state.id ?? id ?? newId();
    const made = { key: newId(), source: SOURCE, externalKey, number: 0, by: VAGT, fresh: !known } as const;
    const handled = await handleSolution({ type: 'import', solution, ...made, ...about, status, versions }, known);
    if (handled.type !== 'done') throw new Error(`${externalKey}: ${handled.type}`);
    return known ? 'changed' : 'made';
  };
  for (const one of found.solutions) counts[await take(one)] += 1;
  return { type: 'imported', ...counts };
};

/** Writes what is in use into a folder, a file for each language. Resolves to their names. */
export const exportSolutions = async (
  folder: string,
  { solutions, desk, clock }: Omit<CarryDeps, 'newId'>,
): Promise<readonly string[]> => {
  const log = pino({ level: 'silent' });
  const { shelf } = openSolutions({ solutions, desk: () => desk, clock, log, drain: () => {} });
  await shelf.look();
  const files = shelf.all().flatMap((one) => (one.status === 'approved' ? filesOf(one) : []));
  await mkdir(folder, { recursive: true });
  for (const { file, text } of files) await writeFile(join(folder, file), text);
  return files.map(({ file }) => file);
};

const importedLines = (imported: Imported, lang: Lang): readonly string[] =>
  imported.type === 'imported'
    ? [say('solution.file.imported', { ...imported })[lang]]
    : [
        ...imported.problems.map(({ file, line, told }) => `${file}:${line}: ${told[lang]}`),
        say('solution.file.nothing', { count: imported.problems.length })[lang],
      ];

/** `npm run solutions -- import DIR` or `export DIR`. */
const main = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> => {
  const options = { lang: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const lang = langOfEnv(env, values.lang);
  const [asked, folder] = positionals;
  if ((asked !== 'import' && asked !== 'export') || folder === undefined)
    throw new Error(say('solution.file.usage')[lang]);
  const [uri = '', deskFile = ''] = needed(['MONGODB_URI', 'DESK_FILE'], env, lang);
  const { id, text } = await openDeskFile(deskFile);
  const { desk } = parseDesk(text, deskFile);
  if (!desk) throw new Error(say('solution.file.noDesk', { file: deskFile })[lang]);
  await withStore({ uri, desk: id }, async ({ solutions }, clock) => {
    const deps = { solutions, desk, clock, newId: () => ulid() };
    if (asked === 'export') {
      const files = await exportSolutions(folder, deps);
      console.log(say('solution.file.exported', { count: files.length, folder })[lang]);
      return;
    }
    const imported = await importSolutions(folder, deps);
    for (const line of importedLines(imported, lang)) console.log(line);
    process.exitCode = imported.type === 'imported' ? 0 : 1;
  });
};

if (require.main === module) {
  main(process.argv.slice(2), process.env).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
