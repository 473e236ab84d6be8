import type { ChatAddress, Identity } from '../ground/refs';
import type { Account, Person } from './person';

/** Somebody as they were met. */
export interface Met extends Pick<Person, 'language' | 'languageFrom' | 'zone'> {
  readonly identity: Identity;
  readonly name: string;
  /** What their platform says of them. Absent: it was not asked, and what is known stays. */
  readonly member?: boolean;
  readonly email?: string;
  readonly profiledAt?: Date;
  readonly direct?: ChatAddress;
}

/** Ways kept to reach one person, newest first. */
const WAYS = 10;

export const isSameIdentity = (one: Identity, other: Identity): boolean =>
  one.platform === other.platform && one.org === other.org && one.user === other.user;

export const accountOf = (person: Pick<Person, 'identities'> | undefined, identity: Identity): Account | undefined =>
  person?.identities.find((one) => isSameIdentity(one, identity));

/** The e-mail that counts: a full member's, in lower case. */
export const emailOf = ({ member, email }: Met): string | undefined => (member ? email?.toLowerCase() : undefined);

const told = (met: Met): Account => {
  const { platform, org, user } = met.identity;
  const email = emailOf(met);
  return {
    platform,
    org,
    user,
    ...(met.member && { member: true }),
    ...(email !== undefined && { email }),
    ...(met.profiledAt && { profiledAt: met.profiledAt }),
  };
};

/**
 * A person after a meeting. An address stays theirs while one of their identities shows it. `emailFree`: nobody else has
 * the one that they show now. A guest renames nobody who is a full member elsewhere.
 */
export function afterMeeting(before: Pick<Person, 'id'> & Partial<Person>, met: Met, emailFree: boolean): Person {
  const { identity, direct, language, languageFrom = 'client', zone } = met;
  const { refusedAt, email: had, identities = [], direct: ways = [], ...rest } = before;
  const known = identities.find((one) => isSameIdentity(one, identity));
  const account = known && met.member === undefined ? known : told(met);
  const all = known ? identities.map((one) => (one === known ? account : one)) : [...identities, account];
  const isHeld = all.some(({ email }) => email !== undefined && email === had);
  const email = isHeld ? had : emailFree ? account.email : undefined;
  const isNamed =
    rest.name === undefined || (met.member !== undefined && (met.member || !all.some((one) => one.member)));
  const next: Person = {
    ...rest,
    ...(refusedAt && !direct && { refusedAt }),
    name: isNamed ? met.name : (rest.name ?? met.name),
    identities: all,
    direct: direct ? newestFirst(ways, direct) : ways,
    ...(email !== undefined && { email }),
    ...(zone !== undefined && { zone }),
  };
  return language !== undefined && beats({ language, languageFrom }, next) ? { ...next, language, languageFrom } : next;
}

type From = NonNullable<Person['languageFrom']>;
interface Spoken {
  readonly language?: Person['language'];
  readonly languageFrom?: From | undefined;
}

/** A client in this language is often only a company's default. */
const DEFAULT: Person['language'] = 'en';
const rank = ({ language, languageFrom }: Spoken): number => {
  if (languageFrom === undefined) return 0;
  if (languageFrom === 'client') return language === DEFAULT ? 1 : 3;
  return languageFrom === 'report' ? 2 : 4;
};

/** Whether nothing that they write changes the language they read: their choice, a client set to it, what they first wrote in. */
export const isSettled = (spoken: Spoken): boolean => rank(spoken) >= 2;

/** A choice always counts, then a client that is not in the default, then the language first written in. */
export function beats(next: Spoken, had: Spoken): boolean {
  if (next.languageFrom === 'report') return !isSettled(had);
  return next.languageFrom === had.languageFrom || rank(next) >= rank(had);
}

function newestFirst(ways: readonly ChatAddress[], newest: ChatAddress): readonly ChatAddress[] {
  const others = ways.filter((way) => way.id !== newest.id || way.platform !== newest.platform);
  return [newest, ...others].slice(0, WAYS);
}
