import pino from 'pino';
import { connectMongo } from '../adapters/mongo/connect';
import { TokenRefused } from '../adapters/slack/install/single-source';
import type { Desk } from '../src/desk/model';
import { wokenBy } from '../src/desk/woken';
import { EnvError, readEnv } from '../src/env';
import { type Clock, systemClock } from '../src/ground/clock';
import type { Platform } from '../src/ground/refs';
import { createAcquaint } from '../src/people/acquaint';
import { type Contacts, createContacts } from '../src/people/contacts';
import { createDirectory } from '../src/people/directory';
import { createMeeting } from '../src/people/meeting';
import { type Person } from '../src/people/person';
import { type ChatOf, createReach } from '../src/people/reach';
import { hasRefused, reachedOn } from '../src/people/reached-on';
import type { OffChat, WayPorts } from '../src/people/ways';
import { connectChats, connectWays } from '../src/process';
import { StoreUnavailable } from '../src/record/unavailable';
import { type Store } from '../src/store';

export interface LiveReport {
  /** Everybody who must be woken can be reached. */
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** What is set up beside the database. */
export interface Connected {
  readonly chat: ChatOf;
  readonly orgs: (platform: Platform) => readonly string[];
  readonly ways: WayPorts;
}

const PLATFORM: Readonly<Record<Platform, string>> = { slack: 'Slack', teams: 'Teams' };
const WAY: Readonly<Record<OffChat, string>> = { mail: 'mail', sms: 'SMS', call: 'telephone', webhook: 'webhook' };
const NOTHING: Connected = { chat: () => undefined, orgs: () => [], ways: {} };
const quiet = { warn: () => {}, error: () => {} };

interface Status {
  readonly reached: boolean;
  readonly text: string;
}

const strangerStatus = (email: string | undefined, ways: readonly OffChat[]): Status => {
  if (ways.length > 0) {
    return { reached: true, text: `in no chat, told by ${ways.map((way) => WAY[way]).join(' and ')}` };
  }
  const by = email === undefined ? 'by their chat id' : `by ${email}`;
  return { reached: false, text: `not found in chat ${by}: is that right? They can also write "help" to Vagt` };
};

const statusOf = (person: Person, now: Date): Status => {
  const on = reachedOn(person).map((platform) => PLATFORM[platform]);
  if (on.length === 0) {
    return { reached: false, text: 'is in Teams without Vagt: install it for them, or ask them to write "help" to it' };
  }
  if (hasRefused(person, now)) {
    return { reached: false, text: `a message in ${on.join(' and ')} was refused in the last day: is Vagt blocked?` };
  }
  return { reached: true, text: `reached in ${on.join(' and ')}` };
};

/**
 * Looks for everybody in chat as the running desk does, and keeps whom it meets like it: who can be reached, and which teams
 * have a channel.
 */
export const checkLive = async (
  desk: Desk,
  store: Pick<Store, 'people' | 'places' | 'installations' | 'leases'>,
  connected: Partial<Connected> = {},
  clock: Clock = systemClock,
): Promise<LiveReport> => {
  const { chat, orgs: connectedTo, ways } = { ...NOTHING, ...connected };
  const [places, installations] = await Promise.all([store.places.all(), store.installations.all()]);
  const workspaces = [
    ...installations.filter((one) => !one.revokedAt).map(({ enterprise, key }) => enterprise ?? key),
    // With a single bot token nothing is installed, but an address begins with its workspace.
    ...places.flatMap(({ address }) => (address.platform === 'slack' ? (address.id.split('/')[0] ?? []) : [])),
  ];
  const orgs = (platform: Platform) => [
    ...new Set([...connectedTo(platform), ...(platform === 'slack' ? workspaces : [])]),
  ];
  const deps = { ...store, chat, desk: () => desk, orgs, clock, log: quiet, instance: 'check-desk' };
  const directory = createDirectory({ ...deps, acquaint: createAcquaint(deps) });
  const reach = createReach({ ...deps, directory });
  const failed = await createMeeting({ ...deps, directory, reach }).everybody();
  const contacts: Contacts = createContacts(deps.desk, ways);

  const woken = wokenBy(desk);
  const admins = desk.admins.filter((key) => !woken.has(key));
  const found = await Promise.all(
    [...woken.keys(), ...admins].map(async (key) => {
      const person = await reach.known(key);
      const status = person
        ? statusOf(person, clock.now())
        : strangerStatus(desk.people[key]?.email, contacts.inOrderByKey(key));
      return { key, ...status };
    }),
  );
  const unasked = [...new Set(failed.map(({ message }) => message))].map(
    (message) => `--  not everything could be asked, look again later: ${message}`,
  );
  const people = found.map(({ key, reached, text }) => {
    const roles = [...(woken.get(key) ?? []), ...(desk.admins.includes(key) ? ['admin'] : [])];
    return `${reached ? 'ok' : 'NO'}  ${key} (${roles.join(', ')}): ${text}`;
  });
  const rooms = Object.values(desk.teams).map(({ key, lead }) => {
    const place = places.find(({ team }) => team === key);
    if (!place) return `--  ${key}: no channel is linked; its cases go to ${lead} (write "link ${key}" in its channel)`;
    const name = place.name === undefined ? '' : ` "${place.name}"`;
    return `ok  ${key}: has the channel${name} in ${PLATFORM[place.address.platform]}`;
  });
  const missing = found.filter(({ key, reached }) => woken.has(key) && !reached).length;
  const last =
    missing === 0
      ? `All ${woken.size} who may have to be woken can be reached.`
      : `${missing} of ${woken.size} who may have to be woken cannot be reached.`;
  return { ok: missing === 0, lines: [...unasked, ...people, ...rooms, last] };
};

const NEEDS_URI =
  'MONGODB_URI is needed with --live: the database that Vagt runs on, e.g. mongodb://localhost:27017/vagt';

/** Neither a queue nor the desk's file is used here. */
const UNUSED = { REDIS_URL: 'redis://localhost', DESK_FILE: 'desk.yaml' };

/** What the environment sets up, or why that is nothing. */
const connect = async (source: NodeJS.ProcessEnv, store: Store, desk: Desk): Promise<Connected | string> => {
  try {
    const env = readEnv({ ...UNUSED, ...source });
    const { teams, slack, orgs } = await connectChats(env, store, () => desk, pino({ level: 'silent' }));
    const ways = connectWays(env, desk.id, { current: () => '' });
    return { chat: (platform) => (platform === 'teams' ? teams : slack)?.port, orgs, ways };
  } catch (error) {
    if (error instanceof EnvError || error instanceof TokenRefused) return error.message;
    throw error;
  }
};

/** The same against the database and the platforms that the environment names; without platforms, only what is stored. */
export const checkLiveAt = async (desk: Desk, source: NodeJS.ProcessEnv): Promise<LiveReport> => {
  const uri = source['MONGODB_URI'];
  if (!uri) return { ok: false, lines: [NEEDS_URI] };
  try {
    const store = await connectMongo({ uri, desk: desk.id, log: quiet });
    try {
      const connected = await connect(source, store, desk);
      if (typeof connected !== 'string') return await checkLive(desk, store, connected);
      const { ok, lines } = await checkLive(desk, store);
      return { ok, lines: [`--  only what is stored is looked at: ${connected}`, ...lines] };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { ok: false, lines: ['MongoDB does not answer: is MONGODB_URI right, and does it run there?'] };
  }
};
