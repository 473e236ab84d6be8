import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Found } from './choose';

/** Every executable file called `name` on `env.PATH`, in the order of the PATH. */
export function allOnPath(name: string, env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => resolve(folder, name)).filter(isProgram);
}

/** Looks for the variables and programs of DESIGN.md §9; starts nothing. An empty variable counts as unset. */
export function lookAround(env: NodeJS.ProcessEnv, dir: string): Found {
  const own = join(dir, '.vagt', 'bin', 'secantusd-rs');
  return {
    mongodbUri: env['MONGODB_URI'] || undefined,
    redisUrl: env['REDIS_URL'] || undefined,
    mongod: allOnPath('mongod', env)[0],
    valkeyServer: allOnPath('valkey-server', env)[0],
    redisServer: allOnPath('redis-server', env)[0],
    secantusdRs: isProgram(own) ? own : undefined,
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
