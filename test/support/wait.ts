import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';

const PATIENCE_MS = 60_000;

/** Waits until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Not so within ${PATIENCE_MS} ms: ${isSo.toString()}`);
    await sleep(10);
  }
}

/** Waits until the connection takes commands. */
export async function ready(redis: Redis): Promise<void> {
  await until(() => redis.status === 'ready');
}
