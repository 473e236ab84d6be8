import { connectMongo } from '../adapters/mongo/connect';
import type { Desk } from '../src/desk/model';
import { wokenBy } from '../src/desk/woken';
import type { Platform } from '../src/ground/refs';
import { type Person } from '../src/people/person';
import { createReach } from '../src/people/reach';
import { hasRefused, reachedOn } from '../src/people/reached-on';
import { StoreUnavailable } from '../src/record/unavailable';
import { type Store } from '../src/store';

export interface LiveReport {
  /** Everybody who must be woken can be reached. */
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const PLATFORM: Readonly<Record<Platform, string>> = { slack: 'Slack', teams: 'Teams' };

const statusOf = (
  person: Person | undefined,
  email: string | undefined,
  now: Date,
): { readonly reached: boolean; readonly text: string } => {
  if (!person) {
    const by = email === undefined ? 'by their chat id' : `by ${email}`;
    return { reached: false, text: `not found in chat ${by}: is that right? They can also write "help" to Vagt` };
  }
  const on = reachedOn(person).map((platform) => PLATFORM[platform]);
  if (on.length === 0) {
    return { reached: false, text: 'is in Teams without Vagt: install it for them, or ask them to write "help" to it' };
  }
  if (hasRefused(person, now)) {
    return { reached: false, text: `a message in ${on.join(' and ')} was refused in the last day: is Vagt blocked?` };
  }
  return { reached: true, text: `reached in ${on.join(' and ')}` };
};

/** Looks at what the running desk has found out: who can be reached, and which teams have a channel. */
export const checkLive = async (
  desk: Desk,
  store: Pick<Store, 'people' | 'places' | 'installations'>,
  tenants: readonly string[] = [],
  now = new Date(),
): Promise<LiveReport> => {
  const [places, installations] = await Promise.all([store.places.all(), store.installations.all()]);
  const workspaces = [
    ...installations.filter((one) => !one.revokedAt).map(({ enterprise, key }) => enterprise ?? key),
    // With a single bot token nothing is installed, but an address begins with its workspace.
    ...places.flatMap(({ address }) => (address.platform === 'slack' ? (address.id.split('/')[0] ?? []) : [])),
  ];
  const orgs = (platform: Platform) => (platform === 'teams' ? tenants : [...new Set(workspaces)]);
  const reach = createReach({ people: store.people, chat: () => undefined, desk: () => desk, orgs });

  const woken = wokenBy(desk);
  const admins = desk.admins.filter((key) => !woken.has(key));
  const found = await Promise.all(
    [...woken.keys(), ...admins].map(async (key) => ({
      key,
      ...statusOf(await reach.known(key), desk.people[key]?.email, now),
    })),
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
  return { ok: missing === 0, lines: [...people, ...rooms, last] };
};

const NEEDS_URI =
  'MONGODB_URI is needed with --live: the database that Vagt runs on, e.g. mongodb://localhost:27017/vagt';

/** The same against the database that the environment names. */
export const checkLiveAt = async (
  desk: Desk,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LiveReport> => {
  const uri = env['MONGODB_URI'];
  if (!uri) return { ok: false, lines: [NEEDS_URI] };
  const tenants = (env['TEAMS_ALLOWED_TENANTS'] || env['MicrosoftAppTenantId'] || '').split(/[\s,]+/).filter(Boolean);
  try {
    const store = await connectMongo({ uri, desk: desk.id, log: { warn: () => {} } });
    try {
      return await checkLive(desk, store, tenants);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { ok: false, lines: ['MongoDB does not answer: is MONGODB_URI right, and does it run there?'] };
  }
};
