import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MongoKind } from './choose';

type Command = { readonly command: string; readonly args: readonly string[] };

const host = '127.0.0.1';

/**
 * How a MongoDB is started. `durable`: an acknowledged write survives `kill -9`
 * (SecantusDB loses some without `--sync-on-commit`: DESIGN.md §9; mongod gets it by `journal=true` in the URI).
 */
export function mongoCommand(
  kind: Exclude<MongoKind, 'given'>,
  program: string,
  durable: boolean,
  port: number,
  folder: string,
): Command {
  const data = join(folder, 'db');
  if (kind === 'mongod') {
    mkdirSync(data, { recursive: true });
    const args = ['--dbpath', data, '--port', `${port}`, '--bind_ip', host, '--nounixsocket'];
    return { command: program, args: [...args, '--wiredTigerCacheSizeGB', '0.5'] };
  }
  // Naming an empty file keeps the server from reading the user's own configuration.
  const config = join(folder, 'secantusd.toml');
  writeFileSync(config, '');
  const args = [
    '--config',
    config,
    '--host',
    host,
    '--port',
    `${port}`,
    '--storage-path',
    data,
    '--cache-size',
    '512M',
  ];
  if (durable) args.push('--sync-on-commit');
  // The Rust server allocates whole log files, 128 MB by default.
  if (kind === 'secantusd-rs') return { command: program, args: [...args, '--log-file-max', '32MB'] };
  return { command: program, args: ['-I', '-m', 'secantus', ...args] };
}

/**
 * The address of a MongoDB that was started here. The server written in Python does one thing at a time: asked for a
 * hundred at once by one process, it answers none of the others for minutes.
 */
export function mongoUri(kind: MongoKind, durable: boolean, port: number): string {
  const journal = kind === 'mongod' && durable ? '&journal=true' : '';
  const pool = kind === 'secantusd-py' ? '&maxPoolSize=4' : '';
  return `mongodb://${host}:${port}/vagt?directConnection=true${journal}${pool}`;
}

/** How a Redis is started; its append-only file survives `kill -9`. */
export function redisCommand(program: string, durable: boolean, port: number, folder: string): Command {
  const data = join(folder, 'db');
  mkdirSync(data, { recursive: true });
  const args = ['--port', `${port}`, '--bind', host, '--dir', data, '--save', '', '--daemonize', 'no'];
  return {
    command: program,
    args: [...args, '--maxmemory-policy', 'noeviction', '--appendonly', durable ? 'yes' : 'no'],
  };
}
