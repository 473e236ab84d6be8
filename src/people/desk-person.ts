import type { Desk, DeskPerson } from '../desk/model';
import type { Platform } from '../ground/refs';
import type { Profile } from '../view/chat-port';
import type { Account, Person } from './person';

/** The person of the desk's file with this e-mail or one of these chat ids (`teams:<id>`, `slack:<id>`), letter case aside. */
export const deskPersonOf = (
  desk: Desk,
  known: { readonly email?: string; readonly ids: readonly string[] },
): DeskPerson | undefined => {
  const ids = new Set(known.ids.map((id) => id.toLowerCase()));
  const email = known.email?.toLowerCase();
  const people = Object.values(desk.people);
  return (
    people.find((person) => person.ids.some((id) => ids.has(id.toLowerCase()))) ??
    people.find((person) => email !== undefined && person.email?.toLowerCase() === email)
  );
};

/**
 * The entry of the desk's file that somebody is by one identity of theirs, which must be a full member: by its own
 * address or chat id, or by that of another full member with the same address.
 */
export const entryOf = (desk: Desk, { identities }: Person, account: Account): DeskPerson | undefined => {
  if (!account.member) return undefined;
  const { email } = account;
  const bound = identities.filter(
    (one) => one.member && (one === account || (email !== undefined && one.email === email)),
  );
  const ids = bound.map(({ platform, user }) => `${platform}:${user}`);
  return deskPersonOf(desk, { ...(email !== undefined && { email }), ids });
};

/** The same by whichever of their identities is one: for whom something is meant, never for who does something. */
export const anyEntryOf = (desk: Desk, person: Person): DeskPerson | undefined =>
  person.identities.map((account) => entryOf(desk, person, account)).find((entry) => entry !== undefined);

/** Platforms in the order in which a chat id's prefix is read. */
export const PLATFORMS: readonly Platform[] = ['slack', 'teams'];

/** What a chat id of the desk's file names, e.g. `slack:U0614TZR7`; undefined for what is none. */
export const identityOf = (id: string): { readonly platform: Platform; readonly user: string } | undefined => {
  const platform = PLATFORMS.find((name) => id.startsWith(`${name}:`));
  return platform && { platform, user: id.slice(platform.length + 1) };
};

/** The address that counts for a full member: the one that the desk's file names them by, else their e-mail. */
export const fileAddress = (desk: Desk, { member, email, signIn }: Profile): string | undefined => {
  if (!member) return undefined;
  const named = (address: string | undefined) =>
    address !== undefined && deskPersonOf(desk, { email: address, ids: [] }) !== undefined;
  return (named(signIn) && !named(email) ? signIn : email)?.toLowerCase();
};
