import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alive, type Lock, lockState, takeLock } from '../../../scripts/services/lock';

const now = { waitMs: 0, waitFor: [] };

describe('the lock of kept data', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vagt-lock-'));
    file = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read from the processes named in it', () => {
    const text = JSON.stringify({ owner: 1, pids: [2, 3] });
    expect(lockState(text, lives(1))).toBe('held');
    expect(lockState(text, lives(3))).toBe('ending');
    expect(lockState(text, lives())).toBe('stale');
    expect(lockState('{"owner":', lives(1))).toBe('stale');
  });

  test('is had by one only, and free again after its release', async () => {
    const first = taken(await takeLock(file, now));
    expect(await takeLock(file, now)).toEqual({ heldBy: process.pid });
    await first.release();
    await taken(await takeLock(file, now)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a stale one is taken over by exactly one of many', async () => {
    writeFileSync(file, JSON.stringify({ owner: await deadPid(), pids: [] }));
    const results = await Promise.all(Array.from({ length: 8 }, () => takeLock(file, now)));
    expect(results.filter((result) => 'release' in result)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  test('what its dead owner started is waited for', async () => {
    const service = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await once(service, 'spawn');
    writeFileSync(file, JSON.stringify({ owner: await deadPid(), pids: [service.pid] }));
    expect(await takeLock(file, now)).toEqual({ heldBy: service.pid });
    const waiting = takeLock(file, { waitMs: 30_000, waitFor: ['ending'] });
    service.kill('SIGKILL');
    await taken(await waiting).release();
  });

  test('names the processes that keep it', async () => {
    const lock = taken(await takeLock(file, now));
    await lock.keepFor([11, 12]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ owner: process.pid, pids: [11, 12] });
  });
});

function lives(...pids: number[]): (pid: number) => boolean {
  return (pid) => pids.includes(pid);
}

function taken(result: Lock | { readonly heldBy: number }): Lock {
  if ('heldBy' in result) throw new Error(`held by ${result.heldBy}`);
  return result;
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  const pid = child.pid ?? 0;
  expect(alive(pid)).toBe(false);
  return pid;
}
