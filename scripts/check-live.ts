import pino from 'pino';
import { connectMongo } from '../adapters/mongo/connect';
import { TokenRefused } from '../adapters/slack/install/single-source';
import type { Place } from '../src/delivery/places';
import type { Desk } from '../src/desk/model';
import { type WokenAs, wokenBy } from '../src/desk/woken';
import { EnvError, readEnv } from '../src/env';
import { type Clock, systemClock } from '../src/ground/clock';
import type { Lang } from '../src/ground/lang';
import type { Channel, Platform } from '../src/ground/refs';
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
import { ChatError, type ChatPort } from '../src/view/chat-port';
import { createTexts, say, type Translate } from '../src/view/text';
import { type Finding, findingsIn, lineOf } from './doctor/finding';

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

const PLATFORM: Readonly<Record<Channel, string>> = { slack: 'Slack', teams: 'Teams', mail: 'mail' };
const NOTHING: Connected = { chat: () => undefined, orgs: () => [], ways: {} };
const quiet = { warn: () => {}, error: () => {} };

interface Status {
  readonly reached: boolean;
  readonly text: string;
}

const joined = (t: Translate, words: readonly string[]): string => words.join(t('doctor.and'));

const strangerStatus = (t: Translate, email: string | undefined, ways: readonly OffChat[]): Status => {
  if (ways.length > 0) {
    return {
      reached: true,
      text: t('doctor.person.offChat', {
        ways: joined(
          t,
          ways.map((way) => t(`doctor.way.${way}`)),
        ),
      }),
    };
  }
  return {
    reached: false,
    text: email === undefined ? t('doctor.person.unknownId') : t('doctor.person.unknown', { email }),
  };
};

const statusOf = (t: Translate, person: Person, now: Date): Status => {
  const on = reachedOn(person).map((platform) => PLATFORM[platform]);
  if (on.length === 0) return { reached: false, text: t('doctor.person.withoutVagt') };
  if (hasRefused(person, now)) return { reached: false, text: t('doctor.person.refused', { where: joined(t, on) }) };
  return { reached: true, text: t('doctor.person.reached', { where: joined(t, on) }) };
};

const roleOf = (t: Translate, { as, of }: WokenAs): string => t(`doctor.role.${as}`, { of });

/** Whether Vagt is let into a channel: its roster in Teams, its newest messages in Slack. */
async function lookInto(port: ChatPort, { address }: Pick<Place, 'address'>): Promise<ChatError | undefined> {
  try {
    if (port.roster) await port.roster(address, () => false);
    else await port.findPosted?.(address, 'doctor');
    return undefined;
  } catch (error) {
    if (error instanceof ChatError) return error;
    throw error;
  }
}

/** Everybody who may be woken, and every team's channel. */
interface LiveFindings {
  readonly findings: readonly Finding[];
  readonly woken: number;
  /** How many of the woken cannot be reached. */
  readonly missing: number;
  /** How many channels shut Vagt out. */
  readonly shut: number;
}

type LiveStore = Pick<Store, 'people' | 'places' | 'installations' | 'leases'>;

/**
 * Looks for everybody in chat as the running desk does, and keeps whom it meets like it: who can be reached, and which teams
 * have a channel that lets Vagt in.
 */
export const liveFindings = async (
  t: Translate,
  desk: Desk,
  store: LiveStore,
  connected: Partial<Connected>,
  clock: Clock,
): Promise<LiveFindings> => {
  const find = findingsIn(t);
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
        ? statusOf(t, person, clock.now())
        : strangerStatus(t, desk.people[key]?.email, contacts.inOrderByKey(key));
      return { key, ...status };
    }),
  );
  const unasked = [...new Set(failed.map(({ message }) => message))].map((why) =>
    find('note', 'doctor.unasked', { why }),
  );
  const people = found.map(({ key, reached, text }): Finding => {
    const roles = [
      ...(woken.get(key) ?? []).map((role) => roleOf(t, role)),
      ...(desk.admins.includes(key) ? [t('doctor.role.admin')] : []),
    ];
    return { mark: reached ? 'ok' : 'wrong', text: `${key} (${roles.join(', ')}): ${text}` };
  });
  const looked = await Promise.all(
    Object.values(desk.teams).map(async ({ key: team, lead }): Promise<readonly Finding[]> => {
      const place = places.find((one) => one.team === team);
      if (!place) return [find('note', 'doctor.channel.none', { team, lead })];
      const port = chat(place.address.platform);
      const refused = port && (await lookInto(port, place));
      const name = place.name === undefined ? '' : ` "${place.name}"`;
      const where = { team, name, platform: PLATFORM[place.address.platform] };
      if (!refused) {
        const hears = (await port?.hears?.(place.address)) ?? true;
        const deaf = hears ? [] : [find('note', 'doctor.channel.deaf', where)];
        return [find('ok', 'doctor.channel', where), ...deaf];
      }
      const shut = refused.kind === 'gone' || refused.kind === 'forbidden';
      const key = shut ? 'doctor.channel.shut' : 'doctor.channel.unasked';
      return [find(shut ? 'wrong' : 'note', key, { ...where, why: refused.message })];
    }),
  );
  const rooms = looked.flat();
  const missing = found.filter(({ key, reached }) => woken.has(key) && !reached).length;
  const shut = rooms.filter(({ mark }) => mark === 'wrong').length;
  return { findings: [...unasked, ...people, ...rooms], woken: woken.size, missing, shut };
};

/** The same as lines to print; ok when all of those people can be reached and no channel shuts Vagt out. */
export const checkLive = async (
  desk: Desk,
  store: LiveStore,
  connected: Partial<Connected> = {},
  { clock = systemClock, lang = 'en' }: { readonly clock?: Clock; readonly lang?: Lang } = {},
): Promise<LiveReport> => {
  const t = createTexts(lang);
  const { findings, woken, missing, shut } = await liveFindings(t, desk, store, connected, clock);
  return {
    ok: missing === 0 && shut === 0,
    lines: [...findings.map(lineOf), t(missing === 0 ? 'doctor.people' : 'doctor.people.missing', { woken, missing })],
  };
};

const NEEDS_URI = say('checkLive.needsUri', { example: 'mongodb://localhost:27017/vagt' });

/** Neither a queue nor the desk's file is used here. */
const UNUSED = { REDIS_URL: 'redis://localhost', DESK_FILE: 'desk.yaml' };

/** What the environment sets up, or why that is nothing. */
const connect = async (
  source: NodeJS.ProcessEnv,
  store: Store,
  desk: Desk,
  lang: Lang,
): Promise<Connected | string> => {
  try {
    const env = readEnv({ ...UNUSED, ...source });
    const { teams, slack, orgs } = await connectChats(env, store, () => desk, pino({ level: 'silent' }));
    const ways = connectWays(env, desk.id, { current: () => '' });
    return { chat: (platform) => (platform === 'teams' ? teams : slack)?.port, orgs, ways };
  } catch (error) {
    if (error instanceof EnvError) return error.text[lang];
    if (error instanceof TokenRefused) return error.message;
    throw error;
  }
};

/** The same against the database and the platforms that the environment names; without platforms, only what is stored. */
export const checkLiveAt = async (desk: Desk, source: NodeJS.ProcessEnv, lang: Lang = 'en'): Promise<LiveReport> => {
  const uri = source['MONGODB_URI'];
  if (!uri) return { ok: false, lines: [NEEDS_URI[lang]] };
  try {
    const store = await connectMongo({ uri, desk: desk.id, log: quiet });
    try {
      const connected = await connect(source, store, desk, lang);
      if (typeof connected !== 'string') return await checkLive(desk, store, connected, { lang });
      const { ok, lines } = await checkLive(desk, store, {}, { lang });
      return { ok, lines: [say('checkLive.storedOnly', { why: connected })[lang], ...lines] };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { ok: false, lines: [say('checkLive.noMongo')[lang]] };
  }
};
