import type { ChatInput, IncomingPerson } from '../command/input';
import type { Who } from '../command/turn';
import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';
import type { Clock } from '../ground/clock';
import { type ChatAddress, type Identity, isChat } from '../ground/refs';
import { type Acquaint, langOf } from './acquaint';
import { accountOf, beats, isSettled } from './after-meeting';
import { entryOf } from './desk-person';
import type { Person } from './person';
import { readerOf } from './reach';
import { type PeopleStore } from './store';

const DAY_MS = 24 * 3600_000;
/** What a platform says of somebody who holds a role is believed no longer than this. */
export const ROLE_MS = 15 * 60_000;

/** Who acts: a person by one identity of theirs, which alone gives them rights. */
export const actorOf = (person: Person, desk: Desk, identity: Identity): Actor => {
  const account = accountOf(person, identity);
  const key = account && entryOf(desk, person, account)?.key;
  return {
    id: person.id,
    name: person.name,
    member: account?.member === true,
    ...(key !== undefined && { deskKey: key }),
    ...(account?.email !== undefined && { email: account.email }),
  };
};

/** As whom they may act, by each of their identities. */
export const actorsOf = (person: Person, desk: Desk): readonly Actor[] =>
  person.identities.map((identity) => actorOf(person, desk, identity));

/** Mail needs no opening, and is not where somebody is written to who is in a chat. */
const isOwnChat = ({ kind, platform }: ChatAddress): boolean => kind === 'direct' && isChat(platform);

interface WhoDeps {
  readonly people: PeopleStore;
  readonly acquaint: Acquaint;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

export interface WhoIs {
  (input: ChatInput): Promise<Who>;
  /** Somebody else than the person behind an event, e.g. who wrote the message it is about. */
  person(incoming: IncomingPerson): Promise<Who>;
  /** Something about somebody changed: their platform is asked anew, if they were ever met. */
  changed(identity: Identity): Promise<void>;
}

/** Finds or makes the record of the person behind an event; asks their platform once a day, for who holds a role sooner. */
export const createWho = ({ people, acquaint, desk, clock }: WhoDeps): WhoIs => {
  /** Their client speaks what counts for more than what they read now. */
  const outvotes = (locale: string | undefined, person: Person): boolean => {
    const language = langOf(locale, desk());
    const client = { language, languageFrom: 'client' } as const;
    return language !== undefined && language !== person.language && isSettled(client) && beats(client, person);
  };

  const isFresh = (
    person: Person,
    { identity, zone, locale }: IncomingPerson,
    direct: ChatAddress | undefined,
  ): boolean => {
    const asked = accountOf(person, identity)?.profiledAt;
    const forMs = actorOf(person, desk(), identity).deskKey === undefined ? DAY_MS : ROLE_MS;
    return (
      asked !== undefined &&
      clock.now().getTime() - asked.getTime() < forMs &&
      (zone === undefined || zone === person.zone) &&
      !outvotes(locale, person) &&
      (!direct || person.direct.some((address) => address.id === direct.id))
    );
  };

  const find = async (incoming: IncomingPerson, direct?: ChatAddress): Promise<Who> => {
    const { identity, name, locale, zone } = incoming;
    const known = await people.byIdentity(identity);
    const person =
      known && isFresh(known, incoming, direct)
        ? known
        : await acquaint.meet(identity, () => incoming.profile(), { name, locale, zone, direct });
    const { email: _, ...rest } = person;
    const email = accountOf(person, identity)?.email;
    return {
      person: { ...rest, ...(email !== undefined && { email }) },
      actor: actorOf(person, desk(), identity),
      reader: readerOf(person, desk()),
    };
  };

  const whoIs = (input: ChatInput): Promise<Who> =>
    find(input.person, isOwnChat(input.place) ? input.place : undefined);

  return Object.assign(whoIs, {
    person: (incoming: IncomingPerson) => find(incoming),
    changed: (identity: Identity) => acquaint.changed(identity),
  });
};
