import { LRUCache } from 'lru-cache';
import { conversationKey } from './delivery/limiter';
import type { Place } from './delivery/places';
import type { Person } from './people/person';
import type { Store } from './store';

/** What another process writes is seen after this at the latest, in milliseconds. */
const KEPT_MS = 3000;
const MOST = 5000;

/** Reads by name. A miss and a failure are not kept, and what was read beside a write may be what was there before. */
function keepReads<T extends object>(now: () => number) {
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
      if (found && before === writes) cache.set(name, found);
      return found;
    },
    async write<R>(work: () => Promise<R>): Promise<R> {
      forget();
      return work().finally(forget);
    },
  };
}

/**
 * Reads people and places from memory for some seconds: one case asks for the same few again and again. What this
 * process writes it sees at once.
 */
export function keptForSeconds(
  { people, places }: Pick<Store, 'people' | 'places'>,
  now: () => number = () => performance.now(),
): Pick<Store, 'people' | 'places'> {
  const persons = keepReads<Person>(now);
  const rooms = keepReads<Place>(now);
  return {
    people: {
      byIdentity: (identity) =>
        persons.read(`identity ${identity.platform} ${identity.org} ${identity.user}`, () =>
          people.byIdentity(identity),
        ),
      byEmail: (email) => persons.read(`email ${email}`, () => people.byEmail(email)),
      get: (id) => persons.read(`id ${id}`, () => people.get(id)),
      many: (ids) => people.many(ids),
      meet: (met) => persons.write(() => people.meet(met)),
      setSettings: (id, settings) => persons.write(() => people.setSettings(id, settings)),
      setRefused: (id, at) => persons.write(() => people.setRefused(id, at)),
      setLanguage: (id, language, from) => persons.write(() => people.setLanguage(id, language, from)),
    },
    places: {
      ofTeam: (team) => rooms.read(`team ${team}`, () => places.ofTeam(team)),
      byAddress: (address) => rooms.read(`address ${conversationKey(address)}`, () => places.byAddress(address)),
      all: () => places.all(),
      link: (place) => rooms.write(() => places.link(place)),
      unlink: (team) => rooms.write(() => places.unlink(team)),
    },
  };
}
