import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cannotStart, ServicesError } from './errors';
import { type Leashed, lastLines, startLeashed } from './leashed';
import { type Lock, takeLock } from './lock';
import { accepts, freePort } from './ports';

/** A service that runs for us, with the handles a fault test needs. */
export type Proc = {
  /** Of the service's own process; another one after a restart. */
  readonly pid: number;
  readonly port: number;
  running(): boolean;
  /** Sends the signal (default `SIGKILL`) and waits for the end, except for `SIGSTOP` and `SIGCONT`. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again, on the same port and data; ends it first if it runs. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export type ServiceSpec = {
  readonly what: 'MongoDB' | 'Redis';
  readonly kind: string;
  readonly data: 'keep' | 'throwaway';
  /** Folder that kept data goes under. */
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  command(port: number, folder: string): { readonly command: string; readonly args: readonly string[] };
  answers(port: number, pid: number): Promise<boolean>;
};

const readyMs = 30_000;
const ports = 4;

/**
 * Starts one service on a free port of 127.0.0.1 and waits until it answers.
 * @throws ServicesError when it does not, or when another run holds its kept data
 */
export async function startService(spec: ServiceSpec): Promise<Proc> {
  const keep = spec.data === 'keep';
  const name = spec.what.toLowerCase();
  const home = keep ? join(spec.dataDir, name) : await mkdtemp(join(spec.env['TMPDIR'] ?? tmpdir(), `vagt-${name}-`));
  // Programs do not read each other's files, so each has a folder of its own.
  const folder = join(home, spec.kind);
  await mkdir(home, { recursive: true });
  const lock = keep ? await lockData(home, spec.what) : undefined;

  let current: Leashed | undefined;
  let expected = false;
  const launch = async (port: number): Promise<void> => {
    expected = false;
    current = await launchOnce(spec, port, folder, keep ? undefined : home);
    await lock?.keepFor([current.leashPid, current.pid]);
    const started = current;
    void tellWhenItEnds(started);
    await untilReady(spec, started, port, folder);
  };
  const tellWhenItEnds = async (service: Leashed): Promise<void> => {
    await service.exited;
    if (!expected) spec.log(`${spec.what} ended by itself: ${await lastLines(logOf(folder), 3)}`);
  };
  const end = async (): Promise<void> => {
    expected = true;
    await current?.end();
  };
  const stop = async (): Promise<void> => {
    await end();
    await lock?.release();
    if (!keep) await rm(home, { recursive: true, force: true });
  };

  try {
    const port = await onFreePort(launch, end, folder);
    return {
      get pid() {
        return current?.pid ?? 0;
      },
      port,
      running: () => current?.running() ?? false,
      kill: async (signal = 'SIGKILL') => {
        const pauses = signal === 'SIGSTOP' || signal === 'SIGCONT';
        expected ||= !pauses;
        current?.signal(signal);
        if (!pauses) await current?.exited;
      },
      restart: async () => {
        if (current?.running()) {
          expected = true;
          current.signal('SIGTERM');
          await current.exited;
        }
        await launch(port);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function onFreePort(
  launch: (port: number) => Promise<void>,
  end: () => Promise<void>,
  folder: string,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      await launch(port);
      return port;
    } catch (error) {
      await end();
      const taken = /in use/i.test(await lastLines(logOf(folder), 20));
      if (!taken || attempt === ports) throw error;
    }
  }
}

async function launchOnce(spec: ServiceSpec, port: number, folder: string, remove?: string): Promise<Leashed> {
  const log = logOf(folder);
  await rm(log, { force: true });
  await mkdir(folder, { recursive: true });
  const program = spec.command(port, folder);
  const graceMs = spec.data === 'keep' ? 10_000 : 0;
  const more = remove === undefined ? {} : { remove };
  return startLeashed({ ...program, cwd: folder, env: spec.env, log, graceMs, ...more }).catch((error: Error) => {
    throw cannotStart(spec.what, `${program.command} did not run (${error.message})`);
  });
}

async function untilReady(spec: ServiceSpec, service: Leashed, port: number, folder: string): Promise<void> {
  const until = Date.now() + readyMs;
  while (service.running() && Date.now() < until) {
    if ((await accepts(port)) && (await spec.answers(port, service.pid).catch(() => false))) return;
    await sleep(30);
  }
  const how = service.running() ? `did not answer within ${readyMs / 1000} s` : 'ended at once';
  throw cannotStart(spec.what, `${spec.kind} ${how} (its last lines: ${await lastLines(logOf(folder), 3)})`);
}

/** Data of a run that was killed is released as soon as its leash has ended the service. */
async function lockData(home: string, what: string): Promise<Lock> {
  const file = join(home, 'lock');
  const lock = await takeLock(file, { waitMs: 20_000, waitFor: ['ending'] });
  if (!('heldBy' in lock)) return lock;
  throw new ServicesError(
    `${what}'s data in ${home} is in use by process ${lock.heldBy}: stop that run first (if it is none of Vagt's, delete ${file}).`,
  );
}

function logOf(folder: string): string {
  return `${folder}.log`;
}
