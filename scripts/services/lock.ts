import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { codeOf } from './errors';

/** `held`: its owner lives. `ending`: the owner is gone, what it started is still stopping. `stale`: nobody is left. */
export type LockState = 'held' | 'ending' | 'stale';

export type Lock = {
  /** Names processes that keep the lock until they are gone, even when this process dies first. */
  keepFor(pids: number[]): Promise<void>;
  release(): Promise<void>;
};

export type LockOptions = {
  /** How long a lock in a state worth waiting for is waited for, ms. */
  readonly waitMs: number;
  readonly waitFor: readonly LockState[];
};

const content = z.object({ owner: z.number(), pids: z.array(z.number()) });
type Content = z.infer<typeof content>;

/**
 * Takes the lock file, also over from processes that are gone.
 * @returns the lock, or who has it
 */
export async function takeLock(file: string, options: LockOptions): Promise<Lock | { readonly heldBy: number }> {
  const until = Date.now() + options.waitMs;
  for (;;) {
    if (await create(file, { owner: process.pid, pids: [] })) return lockOn(file);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const state = lockState(text);
    if (state === 'stale') {
      await takeAway(file, text);
      continue;
    }
    if (!options.waitFor.includes(state) || Date.now() > until) return { heldBy: holderOf(text) };
    await sleep(100);
  }
}

/** Reads the state out of a lock file's text; text that nobody finished writing is stale. */
export function lockState(text: string, isAlive: (pid: number) => boolean = alive): LockState {
  const who = parse(text);
  if (who === undefined) return 'stale';
  if (isAlive(who.owner)) return 'held';
  return who.pids.some((pid) => isAlive(pid)) ? 'ending' : 'stale';
}

/** Whether a process exists and is not a zombie. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return true;
  }
}

function lockOn(file: string): Lock {
  return {
    keepFor: async (pids) => {
      const next = `${file}.${randomUUID()}`;
      await writeFile(next, JSON.stringify({ owner: process.pid, pids } satisfies Content));
      await rename(next, file);
    },
    release: () => rm(file, { force: true }),
  };
}

/** A link appears whole or not at all: nobody reads half a lock. */
async function create(file: string, who: Content): Promise<boolean> {
  const whole = `${file}.${randomUUID()}`;
  await writeFile(whole, JSON.stringify(who));
  try {
    await link(whole, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

/** Removes the lock if it is still the stale one; one process at a time, or it would take away the next one's lock. */
async function takeAway(file: string, stale: string): Promise<void> {
  const turn = `${file}.turn`;
  try {
    await mkdir(turn);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const since = await stat(turn).catch(() => undefined);
    // Its maker was killed between two calls.
    if (since !== undefined && Date.now() - since.mtimeMs > 10_000) await rm(turn, { recursive: true, force: true });
    await sleep(20);
    return;
  }
  try {
    if ((await readFile(file, 'utf8').catch(() => undefined)) === stale) await rm(file, { force: true });
  } finally {
    await rm(turn, { recursive: true, force: true });
  }
}

function holderOf(text: string): number {
  const who = parse(text);
  return [who?.owner ?? 0, ...(who?.pids ?? [])].find((pid) => alive(pid)) ?? 0;
}

function parse(text: string): Content | undefined {
  try {
    return content.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
