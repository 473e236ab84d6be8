import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A person in the Playground's made-up tenant. */
export type PlaygroundPerson = { name: string; email: string };

/** `me` is the one who sits at the client; `others` are at most five colleagues (the Playground wants exactly five: we fill up). */
export type PlaygroundPeople = {
  me: PlaygroundPerson;
  others: readonly PlaygroundPerson[];
  /** Keeps the conversations of several clients apart that talk to one bot. */
  key?: string;
};

export type Playground = { url: string; pid: number; stop: () => Promise<void> };

const FILLERS = ['Erik Skov', 'Freja Dam', 'Gorm Vang', 'Helle Eng', 'Ida Bro'];
const ANSWER_MS = 30_000;
const STOP_MS = 3_000;

export const TENANT = '5d1c5a5e-0000-4000-8000-000000000001';
export const botId = '28:vagt';
/** The id of somebody's own chat with Vagt. */
export const personalChat = (key: string): string => `a:${key}`;

/** Ids that stay the same between runs, so that a linked channel and stored conversations live on. */
const placesOf = (key: string) => ({
  tenantId: TENANT,
  bot: { id: botId, name: 'Vagt' },
  personalChat: { id: personalChat(key) },
  groupChat: { id: `19:group-${key}@thread.v2`, name: 'Coffee club' },
  team: {
    id: `19:general-${key}@thread.tacv2`,
    name: 'Nordhavn',
    aadGroupId: '5d1c5a5e-0000-4000-8000-000000000002',
    channels: [{ id: `19:service-desk-${key}@thread.tacv2`, name: 'Service desk' }],
  },
});

/** Somebody as the Playground knows them; the same in every client. */
export function userOf(person: PlaygroundPerson) {
  const hash = createHash('sha256').update(person.email).digest('hex');
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: `29:${hash.slice(0, 16)}`,
    name: person.name,
    userPrincipleName: person.email, // the Playground's own spelling
    aadObjectId: `${hash.slice(0, 8)}-0000-4000-8000-${hash.slice(8, 20)}`,
    givenName,
    surname: rest.join(' '),
    email: person.email,
  };
}

/** Writes the Playground's configuration into `dir` and returns the file's path. */
export function writePlaygroundConfig(dir: string, people: PlaygroundPeople): string {
  const taken = new Set([people.me, ...people.others].map((person) => person.name));
  const fillers = FILLERS.filter((name) => !taken.has(name)).map((name) => ({
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
  }));
  const users = [...people.others, ...fillers].slice(0, 5).map(userOf);
  const file = join(dir, '.m365agentsplayground.yml');
  mkdirSync(dir, { recursive: true });
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify(
      { version: '0.1.1', ...placesOf(people.key ?? 'personal'), currentUser: userOf(people.me), users },
      null,
      2,
    ),
  );
  return file;
}

function environment(dir: string, zone: string | undefined): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  // It would send its calls to the bot on loopback through a proxy.
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) delete env[name];
  return {
    ...env,
    ...(zone === undefined ? {} : { TZ: zone }),
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(dir, '.m365agentsplayground.yml'),
    M365_AGENTS_PLAYGROUND_LOGFILE: join(dir, 'playground.log'),
  };
}

function whyItStopped(dir: string): Error {
  const log = join(dir, 'playground.log');
  const said = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join(' ') : 'it said nothing';
  return new Error(`The Agents Playground stopped before it answered: ${said}`);
}

/**
 * Starts Microsoft's Agents Playground with the configuration in `dir` and waits until it answers.
 * Its own program is spawned: it has no children, so `stop` leaves no process behind.
 * @param options.port wanted port; 0 or a taken one becomes a free one, see `url`
 * @param options.botEndpoint the bot's messaging address, e.g. `http://127.0.0.1:3978/api/messages`
 * @param options.dir folder with the configuration; its log goes there too
 * @param options.zone IANA zone that the client reports to the bot; the machine's own when left out
 */
export async function startPlayground(options: {
  port: number;
  botEndpoint: string;
  dir: string;
  zone?: string;
}): Promise<Playground> {
  const program = require.resolve('@microsoft/m365agentsplayground/cli.js');
  const args = ['start', '-e', options.botEndpoint, '-c', 'msteams', '--disable-telemetry', '-p', String(options.port)];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.dir,
    env: environment(options.dir, options.zone),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await exited;
    clearTimeout(killer);
  };
  const listening = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /^Listening on (\d+)$/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
  const dead = exited.then(() => {
    throw whyItStopped(options.dir);
  });
  const done = new AbortController();
  const late = sleep(ANSWER_MS, undefined, { signal: done.signal }).then(() => {
    throw new Error(`The Agents Playground did not answer within ${ANSWER_MS / 1000} s.`);
  });
  try {
    const url = `http://localhost:${await Promise.race([listening, dead, late])}`;
    await Promise.race([answers(url, done.signal), dead, late]);
    return { url, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    done.abort();
  }
}

async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await fetch(`${url}/_debug/ping`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
}
