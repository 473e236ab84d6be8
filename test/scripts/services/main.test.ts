import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { alive } from '../../../scripts/services/lock';

const lock = z.object({ pids: z.array(z.number()) });
const root = join(__dirname, '..', '..', '..');
const { MONGODB_URI: _, REDIS_URL: __, ...env } = process.env;

let dir: string;
let runs: ChildProcess[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vagt-run-'));
  runs = [];
});
afterEach(async () => {
  for (const run of runs) run.kill('SIGKILL');
  await gone(servicePids());
  rmSync(dir, { recursive: true });
});

describe('npm run services', () => {
  test('prints two addresses and nothing else on stdout; Ctrl-C ends all of it', async () => {
    const run = await runServices();
    expect(run.lines).toEqual([
      expect.stringMatching(/^MONGODB_URI=mongodb:/),
      expect.stringMatching(/^REDIS_URL=redis:/),
    ]);
    const pids = servicePids();
    expect(pids).toHaveLength(4);
    // A terminal's Ctrl-C goes to the whole process group; the services are in groups of their own.
    process.kill(-run.pid, 'SIGINT');
    expect(await run.exit).toBe(0);
    expect(pids.filter(alive)).toEqual([]);
    expect(run.lines).toHaveLength(2);
  });

  test('kill -9 leaves no process behind, and the next run has the data at once', async () => {
    const run = await runServices();
    const first = new Redis(run.redisUrl, { maxRetriesPerRequest: 1 });
    await first.set('a', 'kept');
    first.disconnect();
    const pids = servicePids();
    process.kill(run.pid, 'SIGKILL');
    const next = await runServices();
    expect(pids.filter(alive)).toEqual([]);
    const second = new Redis(next.redisUrl, { maxRetriesPerRequest: 1 });
    expect(await second.get('a')).toBe('kept');
    second.disconnect();
  });

  test('kill -9 of a run that throws its data away leaves neither a process nor a file', async () => {
    const script = `require('./scripts/services').startServices({ data: 'throwaway' }).then(
      ({ mongo, redis }) => console.log(mongo.pid + '\\n' + redis.pid), console.error)`;
    const run = launch({ ...env, TMPDIR: dir }, ['-e', script]);
    await run.firstLines;
    const pids = run.lines.map(Number);
    expect(pids.map(alive)).toEqual([true, true]);
    process.kill(run.pid, 'SIGKILL');
    while (readdirSync(dir).some((name) => name.startsWith('vagt-'))) await sleep(20);
    expect(pids.filter(alive)).toEqual([]);
  });

  test('a Ctrl-C in the terminal reaches no service', async () => {
    await runServices();
    // signal 0 to a group fails unless the process leads one
    const [leash = 0] = servicePids();
    expect(process.kill(-leash, 0)).toBe(true);
  });

  test('what cannot be started is a sentence without a stack, and an exit code', async () => {
    writeFileSync(join(dir, 'data'), 'a file where a folder should be');
    const run = launch({ PATH: '', MONGODB_URI: 'mongodb://db' }, main(join(dir, 'data')));
    expect(await run.exit).toBe(1);
    expect(run.errors.join('\n')).toMatch(/^Redis could not be started: .* set MONGODB_URI and REDIS_URL\.$/);
    expect(run.lines).toEqual([]);
  });
});

test('npm run services:fast says where cargo comes from when there is none', async () => {
  const run = launch({ PATH: '' }, ['scripts/services/fast.ts']);
  expect(await run.exit).toBe(1);
  expect(run.errors).toEqual([expect.stringContaining('No cargo on the PATH: install Rust')]);
});

type Run = { pid: number; lines: string[]; errors: string[]; exit: Promise<unknown> };

const main = (data: string): string[] => ['scripts/services/main.ts', '--data', data];

function launch(env: NodeJS.ProcessEnv, what: string[]): Run & { firstLines: Promise<unknown> } {
  const child = spawn(process.execPath, ['--import', 'tsx', ...what], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  runs.push(child);
  const lines: string[] = [];
  const errors: string[] = [];
  const exit = once(child, 'exit').then(([code]: unknown[]) => code);
  const twoLines = new Promise((resolve) => {
    createInterface(child.stdout).on('line', (line) => lines.push(line) === 2 && resolve(undefined));
  });
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  return { pid: child.pid ?? 0, lines, errors, exit, firstLines: Promise.race([twoLines, exit]) };
}

async function runServices(): Promise<Run & { redisUrl: string }> {
  const run = launch(env, main(dir));
  await run.firstLines;
  if (run.lines.length < 2) throw new Error(run.errors.join('\n'));
  return { ...run, redisUrl: run.lines[1]?.replace('REDIS_URL=', '') ?? '' };
}

/** Leash and program of both services, from the locks on their data. */
function servicePids(): number[] {
  return ['mongodb', 'redis'].flatMap((name) => {
    try {
      return lock.parse(JSON.parse(readFileSync(join(dir, name, 'lock'), 'utf8'))).pids;
    } catch {
      return [];
    }
  });
}

async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some((pid) => alive(pid))) await sleep(50);
}
