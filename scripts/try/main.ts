import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { loadDesk } from '../../src/desk/file/load';
import type { Env } from '../../src/env';
import { createLog } from '../../src/ground/log';
import { startProcess } from '../../src/process';
import { reasonOf } from '../services/errors';
import { servicesFor } from './data';
import { startPlayground, writePlaygroundConfig } from './playground';

const root = resolve(__dirname, '../..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

type Stop = () => Promise<void>;

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer()
      .once('error', () => done(false))
      .listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/** The wanted port if nothing listens on it, else 0: any free one. */
const portOr = async (wanted: string | undefined, usual: number): Promise<number> => {
  const port = Number(wanted ?? usual);
  return (await isFree(port)) ? port : 0;
};

/** Services, bot, worker and Microsoft's client, in that order; stopped in the opposite one. */
const start = async (stops: Stop[]): Promise<string> => {
  const dir = join(root, '.vagt', 'try');
  mkdirSync(dir, { recursive: true });
  const deskFile = process.env['DESK_FILE'] ?? join(__dirname, 'desk.try.yaml');
  const { desk } = await loadDesk(deskFile);
  const services = await servicesFor(desk.id, join(root, '.vagt', 'data'), say);
  stops.push(() => services.stop());

  const you = desk.people['you'];
  const port = await portOr(process.env['PORT'], 3978);
  const env: Env = {
    mongodbUri: services.mongodbUri,
    redisUrl: services.redisUrl,
    port,
    publicUrl: `http://localhost:${port || 3978}`,
    role: 'all',
    deskFile,
    logLevel: 'warn',
    teams: { appId: '', password: '', allowedTenants: [] },
  };
  const vagt = await startProcess(env, { log: createLog('warn'), fallbackToOrigin: true });
  stops.push(() => vagt.stop());

  writePlaygroundConfig(dir, {
    me: { name: you?.name ?? 'Alex Lind', email: you?.email ?? 'alex.lind@example.com' },
    others: [],
  });
  const playground = await startPlayground({
    port: Number(process.env['PLAYGROUND_PORT'] ?? 56150),
    botEndpoint: `http://127.0.0.1:${vagt.port}/api/messages`,
    dir,
    zone: desk.zone,
  });
  stops.push(() => playground.stop());
  return playground.url;
};

const main = async (): Promise<void> => {
  const stops: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = (): Promise<void> => {
    stopping ??= (async () => {
      for (const stop of stops.toReversed()) await stop().catch((error: unknown) => say(reasonOf(error)));
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      say('\nStopping …');
      void stopAll().then(() => process.exit(0));
    });
  }
  try {
    const url = await start(stops);
    say('');
    say(`  Vagt is on duty:  ${url}`);
    say('  Open it and write:  report the printer on floor 3 is jammed');
    say('  På dansk:           meld printeren på 3. sal sidder fast');
    say('  Stop with Ctrl-C; what you wrote is kept under .vagt/ until next time.');
  } catch (error) {
    say(reasonOf(error));
    await stopAll();
    process.exit(1);
  }
};

void main();
