import type { ChatInput, IncomingPerson } from '../command/input';
import type { Who } from '../command/turn';
import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';
import type { Clock } from '../ground/clock';
import { LANGS, type Lang } from '../ground/lang';
import type { ChatAddress } from '../ground/refs';
import { entryOf, fileAddress } from './desk-person';
import { type Person } from './person';
import { readerOf } from './reach';
import { type PeopleStore } from './store';

const PROFILE_FOR_MS = 24 * 60 * 60 * 1000;
const REMEMBER_MS = 60 * 1000;
const REMEMBER_AT_MOST = 5000;

/** `da-DK` → `da`; undefined for a language the desk does not speak. */
export const langOf = (locale: string | undefined, desk: Desk): Lang | undefined => {
  const short = locale?.slice(0, 2).toLowerCase();
  return LANGS.find((lang) => lang === short && desk.languages.includes(lang));
};

export const actorOf = (person: Person, desk: Desk): Actor => {
  const known = entryOf(desk, person);
  return { id: person.id, name: person.name, member: person.member, ...(known && { deskKey: known.key }) };
};

interface WhoDeps {
  readonly people: PeopleStore;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

export interface WhoIs {
  (input: ChatInput): Promise<Who>;
  /** Somebody else than the person behind an event, e.g. who wrote the message it is about. */
  person(incoming: IncomingPerson): Promise<Who>;
  /** After a change to their record. */
  forget(person: Pick<Person, 'id'>): void;
}

/** Finds or makes the record of the person behind an event; asks the platform for a profile once a day. */
export const createWho = ({ people, desk, clock }: WhoDeps): WhoIs => {
  const remembered = new Map<string, { readonly person: Person; readonly until: number }>();
  const keyOf = ({ identity }: IncomingPerson): string => `${identity.platform} ${identity.org} ${identity.user}`;

  const isFresh = (person: Person, incoming: IncomingPerson, direct: ChatAddress | undefined): boolean =>
    person.profiledAt !== undefined &&
    clock.now().getTime() - person.profiledAt.getTime() < PROFILE_FOR_MS &&
    (incoming.zone === undefined || incoming.zone === person.zone) &&
    (!direct || person.direct.some((address) => address.id === direct.id));

  const meet = async (incoming: IncomingPerson, direct: ChatAddress | undefined): Promise<Person> => {
    const known = await people.byIdentity(incoming.identity);
    if (known && isFresh(known, incoming, direct)) return known;
    const profile = await incoming.profile();
    const language = langOf(incoming.locale ?? profile?.locale, desk());
    const zone = incoming.zone ?? profile?.zone;
    const email = profile && fileAddress(desk(), profile);
    return people.meet({
      identity: incoming.identity,
      name: profile?.name ?? incoming.name,
      member: profile?.member ?? known?.member ?? false,
      ...(email && { email }),
      ...(language && { language, languageFrom: 'client' as const }),
      ...(zone && { zone }),
      ...(direct && { direct }),
      ...(profile && { profiledAt: clock.now() }),
    });
  };

  const find = async (incoming: IncomingPerson, direct?: ChatAddress): Promise<Who> => {
    const key = `${keyOf(incoming)} ${direct?.id ?? ''}`;
    const now = clock.now().getTime();
    const cached = remembered.get(key);
    const person = cached && cached.until > now ? cached.person : await meet(incoming, direct);
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
    remembered.set(key, { person, until: now + REMEMBER_MS });
    return { person, actor: actorOf(person, desk()), reader: readerOf(person, desk()) };
  };

  const whoIs = (input: ChatInput): Promise<Who> =>
    find(input.person, input.place.kind === 'direct' ? input.place : undefined);

  return Object.assign(whoIs, {
    person: (incoming: IncomingPerson) => find(incoming),
    forget: (person: Pick<Person, 'id'>) => {
      for (const [key, entry] of remembered) if (entry.person.id === person.id) remembered.delete(key);
    },
  });
};
