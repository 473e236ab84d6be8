import { LRUCache } from 'lru-cache';
import { conversationKey } from './delivery/limiter';
import type { Place } from './delivery/places';
import type { ChatAddress, Identity } from './ground/refs';
import type { Person } from './people/person';
import type { Store } from './store';

/** What another process writes is seen after this at the latest, in milliseconds. */
const KEPT_MS = 5000;
const MOST = 5000;

/**
 * Reads by name; `namesOf`: all that it goes by. A miss and a failure are not kept, and what was read beside a write may be what
 * was there before.
 */
function keepReads<T extends object>(now: () => number, namesOf: (found: T) => readonly string[]) {
  const cache = new LRUCache<string, T>({ max: MOST, ttl: KEPT_MS, ttlResolution: 0, perf: { now } });
  let writes = 0;
  const forget = (): void => {
    writes += 1;
    cache.clear();
  };
  return {
    async read(name: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
      const kept = cache.get(name);
      if (kept) return kept;
      const before = writes;
      const found = await load();
      if (found && before === writes) for (const one of [name, ...namesOf(found)]) cache.set(one, found);
      return found;
    },
    async write<R>(work: () => Promise<R>): Promise<R> {
      forget();
      return work().finally(forget);
    },
  };
}

const idName = (id: string): string => `id ${id}`;
const identityName = ({ platform, org, user }: Identity): string => `identity ${platform} ${org} ${user}`;
const teamName = (team: string): string => `team ${team}`;
const addressName = (address: ChatAddress): string => `address ${conversationKey(address)}`;

/**
 * Reads people and places from memory for some seconds: one case asks for the same few again and again. What this
 * process writes it sees at once.
 */
export function keptForSeconds(
  { people, places }: Pick<Store, 'people' | 'places'>,
  now: () => number = () => performance.now(),
): Pick<Store, 'people' | 'places'> {
  const persons = keepReads<Person>(now, ({ id, identities }) => [idName(id), ...identities.map(identityName)]);
  const rooms = keepReads<Place>(now, ({ team, address }) => [teamName(team), addressName(address)]);
  return {
    people: {
      byIdentity: (identity) => persons.read(identityName(identity), () => people.byIdentity(identity)),
      byEmail: (email) => persons.read(`email ${email}`, () => people.byEmail(email)),
      get: (id) => persons.read(idName(id), () => people.get(id)),
      many: (ids) => people.many(ids),
      meet: (met) => persons.write(() => people.meet(met)),
      setSettings: (id, settings) => persons.write(() => people.setSettings(id, settings)),
      setViews: (id, views) => persons.write(() => people.setViews(id, views)),
      setRefused: (id, at) => persons.write(() => people.setRefused(id, at)),
      survey: (id, asked) => persons.write(() => people.survey(id, asked)),
      setLanguage: (id, language, from) => persons.write(() => people.setLanguage(id, language, from)),
    },
    places: {
      ofTeam: (team) => rooms.read(teamName(team), () => places.ofTeam(team)),
      byAddress: (address) => rooms.read(addressName(address), () => places.byAddress(address)),
      all: () => places.all(),
      link: (place) => rooms.write(() => places.link(place)),
      unlink: (team) => rooms.write(() => places.unlink(team)),
    },
  };
}
