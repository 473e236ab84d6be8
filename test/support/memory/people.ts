import { ulid } from 'ulid';
import type { Identity } from '../../../src/ground/refs';
import { afterMeeting, beats, emailOf, isSameIdentity } from '../../../src/people/after-meeting';
import { type Person } from '../../../src/people/person';
import { type PeopleStore } from '../../../src/people/store';
import { copy, copyOf } from './copy';

export function memoryPeople(): PeopleStore {
  const people = new Map<string, Person>();
  const find = (keep: (person: Person) => boolean) => [...people.values()].find(keep);

  function keep(person: Person): Person {
    people.set(person.id, copy(person));
    return copy(person);
  }

  return {
    byIdentity: async (identity) => copyOf(find(knows(identity))),
    byEmail: async (email) => copyOf(find(hasEmail(email))),
    get: async (id) => copyOf(people.get(id)),
    many: async (ids) =>
      ids.flatMap((id) => {
        const person = people.get(id);
        return person ? [copy(person)] : [];
      }),

    async meet(met) {
      const email = emailOf(met);
      const named = email === undefined ? undefined : find(hasEmail(email));
      const found = find(knows(met.identity)) ?? named;
      return keep(afterMeeting(found ?? { id: ulid() }, copy(met), named === undefined || named.id === found?.id));
    },

    async setSettings(id, settings) {
      const person = people.get(id);
      if (person) keep({ ...person, settings: copy(settings) });
    },

    async setViews(id, views) {
      const person = people.get(id);
      if (person) keep({ ...person, views: copy(views) });
    },

    async setRefused(id, at) {
      const { refusedAt: _, ...person } = people.get(id) ?? {};
      if ('id' in person) keep({ ...person, ...(at && { refusedAt: at }) });
    },

    async survey(id, { of, at, since }) {
      const person = people.get(id);
      const { surveyed } = person ?? {};
      if (!person || (surveyed && surveyed.at > since && surveyed.of !== of)) return false;
      keep({ ...person, surveyed: { at, of } });
      return true;
    },

    async setLanguage(id, language, from) {
      const person = people.get(id);
      if (person && language !== undefined && beats({ language, languageFrom: from }, person)) {
        keep({ ...person, language, languageFrom: from });
      }
    },
  };
}

const knows = (identity: Identity) => (person: Person) =>
  person.identities.some((other) => isSameIdentity(other, identity));
const hasEmail = (email: string) => (person: Person) => person.email === email.toLowerCase();
