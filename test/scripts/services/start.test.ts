import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { type Services, type ServicesOptions, startServices } from '../../../scripts/services';
import { ServicesError } from '../../../scripts/services/errors';
import { alive } from '../../../scripts/services/lock';
import { mongoAnswers, redisAnswers } from '../../../scripts/services/ready';

/** This machine, as if nobody had started anything on it. */
const { MONGODB_URI: _, REDIS_URL: __, ...env } = process.env;

let dir: string;
const started: Services[] = [];
const start = async (options: Partial<ServicesOptions> = {}): Promise<Services> => {
  const services = await startServices({ data: 'throwaway', env, ...options });
  started.push(services);
  return services;
};
const refusal = async (options: Partial<ServicesOptions>): Promise<string> => {
  const failure: unknown = await start(options).catch((error: unknown) => error);
  return failure instanceof ServicesError ? failure.message : `no refusal: ${String(failure)}`;
};
const program = (name: string, script: string): NodeJS.ProcessEnv => {
  const PATH = join(dir, 'path');
  mkdirSync(PATH, { recursive: true });
  writeFileSync(join(PATH, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(PATH, name), 0o755);
  return { PATH };
};

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vagt-services-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((services) => services.stop()));
  rmSync(dir, { recursive: true });
});

describe('what cannot be started is one sentence that names both variables', () => {
  const advice =
    /^[^.]+: .*Run `docker compose up -d mongodb valkey`, or start your own, and set MONGODB_URI and REDIS_URL\.$/;

  test('no mongod, no Redis and no Python on the PATH', async () => {
    const sentence = await refusal({ dir, env: { PATH: '' } });
    expect(sentence).toMatch(advice);
    expect(sentence).toContain('MongoDB and Redis could not be started');
    expect(sentence).toContain('no Python 3.11, 3.12 or 3.13 on the PATH');
  });

  test('only one of them is missing', async () => {
    expect(await refusal({ dir, env: { PATH: '', MONGODB_URI: 'mongodb://db' } })).toMatch(/^Redis could not/);
    expect(await refusal({ dir, env: { PATH: '' }, redis: false })).toMatch(/^MongoDB could not/);
  });

  test('a program that ends at once: its last words are in it', async () => {
    const sentence = await refusal({ dir, env: program('mongod', 'echo needs AVX >&2; exit 3'), redis: false });
    expect(sentence).toMatch(advice);
    expect(sentence).toContain('mongod ended at once (its last lines: needs AVX)');
  });

  test('a port taken in between is tried again elsewhere, a few times', async () => {
    const calls = join(dir, 'calls');
    const script = `echo "$*" >> ${calls}; echo 'bind: Address already in use'; exit 1`;
    expect(await refusal({ env: program('redis-server', script), mongo: false })).toContain('Address already in use');
    const ports = readFileSync(calls, 'utf8').match(/--port \d+/g) ?? [];
    expect(ports).toHaveLength(4);
    expect(new Set(ports).size).toBeGreaterThan(1);
  });

  test('a program that is none', async () => {
    const broken = program('mongod', '');
    writeFileSync(join(dir, 'path', 'mongod'), '#!/nowhere/sh\n');
    expect(await refusal({ dir, env: broken, redis: false })).toMatch(/^MongoDB could not be started: .*did not run/);
  });
});

test('with both variables set nothing is started, and the lines say so', async () => {
  const lines: string[] = [];
  const given = { PATH: '', MONGODB_URI: 'mongodb://db/vagt', REDIS_URL: 'redis://cache' };
  const services = await start({ dir, env: given, log: (line) => lines.push(line) });
  expect(services).toMatchObject({ mongodbUri: 'mongodb://db/vagt', redisUrl: 'redis://cache', mongodbKind: 'given' });
  expect(lines).toEqual(['MongoDB: the one in MONGODB_URI', 'Redis: the one in REDIS_URL']);
  expect(services.mongo ?? services.redis).toBeUndefined();
  expect(readdirSync(dir)).toEqual([]);
});

test('acknowledged writes to kept data survive kill -9 and a restart on the same address', async () => {
  const { mongo, redis, ...services } = await start({ data: 'keep', dataDir: dir });
  if (!mongo || !redis) throw new Error('nothing was started');
  const before = [mongo.pid, redis.pid];
  const acknowledged: number[] = [];
  await using(services, async (things, cache) => {
    await cache.set('a', 'kept');
    const write = async (n: number): Promise<void> => {
      const done = await things.insertOne({ n }, { writeConcern: { w: 'majority' } }).catch(() => undefined);
      if (done === undefined) return;
      acknowledged.push(n);
      await write(n + 8);
    };
    const writers = Array.from({ length: 8 }, (_, n) => write(n));
    while (acknowledged.length < 300) await sleep(1);
    await Promise.all([mongo.kill(), redis.kill()]);
    await Promise.all(writers);
  });
  expect([mongo.running(), redis.running()]).toEqual([false, false]);
  await Promise.all([mongo.restart(), redis.restart()]);
  expect([mongo.pid, redis.pid]).not.toEqual(before);
  await using(services, async (things, cache) => {
    const stored = new Set(await things.distinct('n'));
    expect(acknowledged.filter((n) => !stored.has(n))).toEqual([]);
    expect(await cache.get('a')).toBe('kept');
    expect(await cache.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  });
});

test('kept data is for one run at a time; the second hears whose it is', async () => {
  const first = await start({ data: 'keep', dataDir: dir, mongo: false });
  const sentence = await refusal({ data: 'keep', dataDir: dir, mongo: false });
  expect(sentence).toContain(`in use by process ${process.pid}: stop that run first`);
  expect(first.redis?.running()).toBe(true);
  await first.stop();
  expect((await start({ data: 'keep', dataDir: dir, mongo: false })).redis?.running()).toBe(true);
});

test('after stop nothing runs, and thrown away data is gone', async () => {
  const services = await start({ env: { ...env, TMPDIR: dir } });
  const pids = [services.mongo?.pid ?? 0, services.redis?.pid ?? 0];
  expect(pids.map((pid) => alive(pid))).toEqual([true, true]);
  expect(readdirSync(dir)).toHaveLength(2);
  await services.stop();
  expect(pids.map((pid) => alive(pid))).toEqual([false, false]);
  expect(readdirSync(dir)).toEqual([]);
  await services.stop();
});

test('another server on the port is not taken for the one that was started', async () => {
  const { mongo, redis } = await start();
  if (!mongo || !redis) throw new Error('nothing was started');
  expect(await mongoAnswers(mongo.port, mongo.pid)).toBe(true);
  expect(await redisAnswers(redis.port, redis.pid)).toBe(true);
  expect(await mongoAnswers(mongo.port, redis.pid)).toBe(false);
  expect(await redisAnswers(redis.port, mongo.pid)).toBe(false);
});

test('one that dies by itself is reported', async () => {
  const lines: string[] = [];
  const services = await start({ mongo: false, log: (line) => lines.push(line) });
  process.kill(services.redis?.pid ?? 0, 'SIGKILL');
  while (lines.length < 2) await sleep(20);
  expect(lines[1]).toMatch(/^Redis ended by itself: .*Ready to accept connections/);
});

async function using(
  services: { readonly mongodbUri: string; readonly redisUrl: string },
  work: (things: ReturnType<ReturnType<MongoClient['db']>['collection']>, cache: Redis) => Promise<void>,
): Promise<void> {
  const client = await new MongoClient(services.mongodbUri, {
    serverSelectionTimeoutMS: 500,
  }).connect();
  const cache = new Redis(services.redisUrl, { maxRetriesPerRequest: 1 });
  try {
    await work(client.db().collection('things'), cache);
  } finally {
    cache.disconnect();
    await client.close();
  }
}
