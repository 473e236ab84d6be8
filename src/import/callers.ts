import { LRUCache } from 'lru-cache';
import type { Named } from '../ground/actor';
import type { PeopleStore } from '../people/store';
import type { History } from './history';

const MOST_KNOWN = 10_000;

/** Who the callers of histories are: whoever is known here by that address reads their own. */
export const createCallers = (people: Pick<PeopleStore, 'byEmail'>) => {
  const known = new LRUCache<string, { readonly person?: Named }>({ max: MOST_KNOWN });
  return async ({ email, caller }: Pick<History, 'email' | 'caller'>): Promise<Named> => {
    if (email === undefined) return caller;
    const found = known.get(email) ?? {};
    if (!known.has(email)) {
      const person = await people.byEmail(email);
      const told = person ? { person: { id: person.id, name: person.name } } : {};
      known.set(email, told);
      return told.person ?? caller;
    }
    return found.person ?? caller;
  };
};
