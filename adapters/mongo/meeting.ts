import type { ChatAddress, Identity } from '../../src/ground/refs';
import { type Person } from '../../src/people/person';
import { type PeopleStore } from '../../src/people/store';

export type Met = Parameters<PeopleStore['meet']>[0];

/** Ways kept to reach one person, newest first. */
const WAYS = 10;
const RANK = { client: 0, report: 1, chosen: 2 } as const;

/** Unambiguous text of an identity, for its unique index. */
export const identityKey = ({ platform, org, user }: Identity): string => JSON.stringify([platform, org, user]);

/** The e-mail that counts: a full member's, in lower case. */
export const emailOf = ({ member, email }: Met): string | undefined => (member ? email?.toLowerCase() : undefined);

/** A person after a meeting. `emailFree`: nobody else has the e-mail that counts. */
export function afterMeeting(before: Omit<Person, 'name' | 'member'>, met: Met, emailFree: boolean): Person {
  const { identity, direct, email: _shown, language, languageFrom = 'client', ...profile } = met;
  const { refusedAt, ...rest } = before;
  const person = direct || !refusedAt ? rest : { ...rest, refusedAt };
  const email = emailFree ? emailOf(met) : undefined;
  const known = person.identities.some((other) => identityKey(other) === identityKey(identity));
  const next: Person = {
    ...person,
    ...profile,
    ...(email !== undefined && { email }),
    identities: known ? person.identities : [...person.identities, identity],
    direct: direct ? newestFirst(person.direct, direct) : person.direct,
  };
  return language !== undefined && beats(languageFrom, person.languageFrom)
    ? { ...next, language, languageFrom }
    : next;
}

type From = NonNullable<Person['languageFrom']>;

/** A choice always counts; the first report's language stays; the client's gives way to both. */
export function beats(from: From, had: From | undefined): boolean {
  if (had === undefined) return true;
  return from === 'report' ? had === 'client' : RANK[from] >= RANK[had];
}

function newestFirst(ways: readonly ChatAddress[], newest: ChatAddress): readonly ChatAddress[] {
  const others = ways.filter((way) => way.id !== newest.id || way.platform !== newest.platform);
  return [newest, ...others].slice(0, WAYS);
}
