import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(__dirname, '../..');

/** Vagt in a process of its own, configured by the environment alone. */
export interface Program {
  readonly pid: number;
  readonly port: number;
  /** Where mail comes in, where it does. */
  readonly mailPort?: number;
  running(): boolean;
  /** Sends the signal, and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Its last lines: all that it wrote to its log and its standard error. */
  said(): readonly string[];
}

const KEPT_LINES = 400;

/**
 * Starts Node on `args` in the root of the checkout and waits until it says that it is on duty. Rejects with what it
 * said when it ends before.
 * @param env all that it is told, beside the PATH
 */
export async function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let isRunning = true;
  // It does not outlive us.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const exited = new Promise<void>((done) =>
    child.once('exit', () => {
      isRunning = false;
      process.off('exit', end);
      done();
    }),
  );
  const lines: string[] = [];
  const note = (line: string): void => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
  };
  createInterface({ input: child.stderr }).on('line', note);
  const listening = new Promise<Pick<Program, 'port' | 'mailPort'>>((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      note(line);
      const on = /"port":(\d+).*on duty/.exec(line)?.[1];
      const mail = /"mail":(\d+)/.exec(line)?.[1];
      if (on) found({ port: Number(on), ...(mail && { mailPort: Number(mail) }) });
    });
  });
  const dead = exited.then((): never => {
    throw new Error(`Vagt stopped before it was on duty: ${lines.join('\n')}`);
  });
  const ports = await Promise.race([listening, dead]);
  dead.catch(() => {});
  return {
    pid: child.pid ?? 0,
    ...ports,
    running: () => isRunning,
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
    said: () => lines,
  };
}
