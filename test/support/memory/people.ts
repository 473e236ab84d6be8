import { ulid } from 'ulid';
import type { Identity } from '../../../src/ground/refs';
import { type Person } from '../../../src/people/person';
import { type PeopleStore } from '../../../src/people/store';
import { copy, copyOf } from './copy';

const DIRECTS = 10;
const RANK = { client: 0, report: 1, chosen: 2 };

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

    async meet({ identity, direct, email: shown, language, languageFrom, ...met }) {
      const email = met.member && shown ? shown.toLowerCase() : undefined;
      const named = email === undefined ? undefined : find(hasEmail(email));
      const found = find(knows(identity)) ?? named;
      const ways = (found?.direct ?? []).filter((way) => way.id !== direct?.id || way.platform !== direct.platform);
      const emailIsFree = named === undefined || named.id === found?.id;
      const { refusedAt, ...rest }: Pick<Person, 'id'> & Partial<Person> = found ?? { id: ulid() };
      const person: Person = {
        ...rest,
        ...(refusedAt && !direct && { refusedAt }),
        ...copy(met),
        identities: [...(found?.identities.filter((other) => !same(other, identity)) ?? []), identity],
        direct: (direct ? [direct, ...ways] : ways).slice(0, DIRECTS),
        ...(email !== undefined && emailIsFree ? { email } : {}),
      };
      return keep(spoken(person, language, languageFrom ?? 'client'));
    },

    async setSettings(id, settings) {
      const person = people.get(id);
      if (person) keep({ ...person, settings: copy(settings) });
    },

    async setRefused(id, at) {
      const { refusedAt: _, ...person } = people.get(id) ?? {};
      if ('id' in person) keep({ ...person, ...(at && { refusedAt: at }) });
    },

    async setLanguage(id, language, from) {
      const person = people.get(id);
      if (person) keep(spoken(person, language, from));
    },
  };
}

function spoken(person: Person, language: Person['language'], from: NonNullable<Person['languageFrom']>): Person {
  if (language === undefined) return person;
  const had = person.languageFrom;
  if (had && (RANK[from] < RANK[had] || (from === 'report' && had === 'report'))) return person;
  return { ...person, language, languageFrom: from };
}

function same(a: Identity, b: Identity): boolean {
  return a.platform === b.platform && a.org === b.org && a.user === b.user;
}

const knows = (identity: Identity) => (person: Person) => person.identities.some((other) => same(other, identity));
const hasEmail = (email: string) => (person: Person) => person.email === email.toLowerCase();
