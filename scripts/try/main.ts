import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { type Logger, pino } from 'pino';
import { loadDesk } from '../../src/desk/file/load';
import type { Env } from '../../src/env';
import { startProcess } from '../../src/process';
import { reasonOf } from '../services/errors';
import { servicesFor } from './data';
import { personasOf } from './people';
import { type Playground, startPlayground, writePlaygroundConfig } from './playground';
import { startPost } from './post';
import { startTour, tellStory } from './tour';

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

/** What goes wrong is said in a line of its own; the rest is in a file. */
const logTo = (file: string): Logger =>
  pino(
    { level: 'warn' },
    pino.multistream([
      { level: 'warn', stream: createWriteStream(file, { flags: 'a' }) },
      {
        level: 'error',
        stream: { write: (line: string) => say(`Something went wrong: ${JSON.parse(line).msg} (more in ${file})`) },
      },
    ]),
  );

const isNew = async (uri: string, desk: string): Promise<boolean> => {
  const client = new MongoClient(uri, { runtimeAdapters: { os } });
  try {
    return (
      (await client
        .db('vagt')
        .collection('incidents')
        .findOne({ desk }, { projection: { _id: 1 } })) === null
    );
  } finally {
    await client.close();
  }
};

interface Started {
  /** Who can be played, and where. */
  readonly people: readonly string[];
  /** Where the desk's mail is shown and written. */
  readonly mail?: string;
  readonly portal?: string;
}

/** Services, bot, worker and Microsoft's client for each persona, in that order; stopped in the opposite one. */
const start = async (stops: Stop[]): Promise<Started> => {
  const dir = join(root, '.vagt', 'try');
  mkdirSync(dir, { recursive: true });
  const own = process.env['DESK_FILE'];
  const deskFile = own ?? join(__dirname, 'desk.try.yaml');
  const { desk } = await loadDesk(deskFile);
  say('Starting MongoDB and Redis …');
  const services = await servicesFor(desk.id, join(root, '.vagt', 'data'), say);
  stops.push(() => services.stop());
  const isFirst = await isNew(services.mongodbUri, desk.id);

  const personas = personasOf(desk, own === undefined);
  const tour = await startTour(personas, say);
  stops.push(() => tour.stop());

  const post = await startPost(await portOr(process.env['MAIL_PAGE_PORT'], 8025));
  stops.push(() => post.stop());

  say('Starting Vagt …');
  const port = await portOr(process.env['PORT'], 3978);
  const env: Env = {
    mongodbUri: services.mongodbUri,
    redisUrl: services.redisUrl,
    port,
    publicUrl: `http://localhost:${port || 3978}`,
    role: 'all',
    deskFile,
    logLevel: 'warn',
    guideUrl: tour.guideUrl,
    teams: { appId: '', password: '', allowedTenants: [] },
    ways: { email: { smtpUrl: post.smtpUrl, from: `${desk.name.en} <${desk.mail?.address ?? 'desk@try.example'}>` } },
    mail: { port: await portOr(process.env['SMTP_IN_PORT'], 2525), host: '127.0.0.1' },
  };
  const log = logTo(join(dir, 'vagt.log'));
  const vagt = await startProcess(env, { log, ...(own !== undefined && { fallbackToOrigin: true }) });
  stops.push(() => vagt.stop());
  const bot = `http://127.0.0.1:${vagt.port}`;

  say(`Starting Microsoft's test client, once for each of ${personas.length} people …`);
  const first = Number(process.env['PLAYGROUND_PORT'] ?? 56150);
  const playgrounds = new Map<string, Playground>();
  const started = await Promise.allSettled(
    personas.map(async (me, at) => {
      const place = join(dir, me.key);
      writePlaygroundConfig(place, { me, others: personas.filter((one) => one !== me), key: me.key });
      const playground = await startPlayground({
        port: first === 0 ? 0 : first + at,
        botEndpoint: tour.endpoint(me.key),
        dir: place,
        zone: desk.zone,
      });
      stops.push(() => playground.stop());
      playgrounds.set(me.key, playground);
    }),
  );
  for (const one of started) if (one.status === 'rejected') throw one.reason;
  tour.open(bot, playgrounds);
  const { mailPort = 0 } = vagt;
  if (desk.mail) post.open({ port: mailPort, address: desk.mail.address }, personas);
  if (own === undefined && isFirst) {
    say('Setting the scene: three cases, each with a little history …');
    await tellStory(bot, personas, playgrounds);
  }
  const people = personas.map(({ key, name }) => `${name.padEnd(12)}  ${playgrounds.get(key)?.url ?? ''}`);
  return {
    people,
    ...(desk.mail && { portal: `http://localhost:${vagt.port}/portal` }),
    ...(desk.mail && { mail: `${post.url} (SMTP: 127.0.0.1:${mailPort}, for ${desk.mail.address})` }),
  };
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
    const { people, mail, portal } = await start(stops);
    say('');
    say('  Vagt is on duty. Be three people, each in a tab of their own:');
    for (const line of people) say(`    ${line}`);
    if (mail !== undefined) say(`  Write to the desk by mail, and read what it sends:  ${mail}`);
    if (portal !== undefined)
      say(`  Report in a browser; sign in as kim.holst@example.com, the link comes on the mail page:  ${portal}`);
    say('  In each you are told who you are and what to write. Close the log panel at the right.');
    say('  På dansk: skriv  sprog da  til Vagt.');
    say('  Stop with Ctrl-C; the cases are kept under .vagt/, and the next start goes on with them.');
  } catch (error) {
    say(reasonOf(error));
    await stopAll();
    process.exit(1);
  }
};

void main();
