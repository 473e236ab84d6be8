import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const leash = join(__dirname, 'leash.mjs');
const hello = z.object({ pid: z.number() });

export type LeashedSpec = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** File that gets the program's output, appended. */
  readonly log: string;
  /** Time in ms between SIGTERM and SIGKILL at the end; 0 is SIGKILL at once. */
  readonly graceMs: number;
  /** Folder removed once the program has been ended. */
  readonly remove?: string;
};

export type Leashed = {
  /** Of the program itself. */
  readonly pid: number;
  readonly leashPid: number;
  /** Resolves with the exit code when the program and its leash are gone; 1 after a signal. */
  readonly exited: Promise<number>;
  running(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Ends the program and waits for it. */
  end(): Promise<void>;
};

/**
 * Starts a program in a process group of its own (Ctrl-C in the terminal does not reach it) under a leash that ends it
 * when this process disappears, `kill -9` included.
 * @throws Error when it cannot be started
 */
export async function startLeashed(spec: LeashedSpec): Promise<Leashed> {
  const { NODE_OPTIONS: _, ...env } = spec.env;
  const { command, args, cwd, graceMs, remove } = spec;
  const output = openSync(spec.log, 'a');
  const child = spawn(process.execPath, [leash, JSON.stringify({ command, args, cwd, graceMs, remove })], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  let running = true;
  const exited = new Promise<number>((resolve) => {
    const gone = (code: number | null): void => {
      running = false;
      resolve(code ?? 1);
    };
    child.once('exit', gone);
    child.once('error', () => gone(1));
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(hello.parse(message).pid));
    exited.then(() => lastLines(spec.log, 3)).then((said) => reject(new Error(said)), reject);
  });
  return {
    pid,
    leashPid: child.pid ?? 0,
    exited,
    running: () => running,
    signal: (signal) => {
      if (child.connected) child.send({ signal });
    },
    end: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** The last lines of a log that say something, joined by ` | `. */
export async function lastLines(file: string, count: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-count).join(' | ') || 'it said nothing';
}
