import type { IncomingPerson } from '../command/input';
import type { Desk } from '../desk/model';
import { deskPersonOf } from '../people/desk-person';
import type { Person } from '../people/person';
import type { PeopleStore } from '../people/store';
import type { CallerStore } from '../registers/store';
import { ChatError } from '../view/chat-port';
import type { ReceivedMail } from './received';

/** Somebody whom the company knows, by an address that a trusted server vouched for; else by one that anybody may write. */
export const KNOWN_ORG = 'known';
const UNKNOWN_ORG = 'unknown';

/** Somebody whom the company knows. */
export interface Colleague {
  readonly name: string;
}

export interface ColleagueDeps {
  readonly people: Pick<PeopleStore, 'byEmail'>;
  readonly callers: Pick<CallerStore, 'get'>;
  readonly desk: () => Desk;
}

/** Shown by a chat that they are a full member of. */
const isShown = ({ identities }: Person, address: string): boolean =>
  identities.some(({ platform, member, email }) => platform !== 'mail' && member && email === address);

/** Whom the desk's file, the list of callers or a chat knows by this address. */
export const createColleagues =
  ({ people, callers, desk }: ColleagueDeps) =>
  async (address: string): Promise<Colleague | undefined> => {
    const entry = deskPersonOf(desk(), { email: address, ids: [] });
    if (entry) return { name: entry.name };
    const [listed, met] = await Promise.all([callers.get(address), people.byEmail(address)]);
    if (met && isShown(met, address)) return { name: met.name };
    return listed && { name: listed.name };
  };

export interface KnownDeps {
  readonly colleague: (address: string) => Promise<Colleague | undefined>;
  readonly personByAddress: (address: string) => Promise<Colleague | undefined>;
}

/** By what the company has of them, else by what a chat says of its members. */
export const knownBy = async (
  { colleague, personByAddress }: KnownDeps,
  address: string,
): Promise<Colleague | undefined> => {
  const known = await colleague(address);
  if (known) return known;
  return personByAddress(address).catch((error: unknown) => {
    // Whom nobody can be asked about now counts as nobody: it is safe, and they can try again.
    if (error instanceof ChatError) return undefined;
    throw error;
  });
};

/** Who wrote a mail, for the rest of the desk. `known`: absent where nobody vouches for them. */
export const writerOf = (
  { address, name }: NonNullable<ReceivedMail['from']>,
  known: Colleague | undefined,
): IncomingPerson => ({
  identity: { platform: 'mail', org: known ? KNOWN_ORG : UNKNOWN_ORG, user: address },
  // Whatever they call themselves, their address stands beside it.
  name: known?.name ?? (name === address ? address : `${name} (${address})`),
  profile: async () =>
    known
      ? { name: known.name, email: address, member: true }
      : { name: name === address ? address : `${name} (${address})`, member: false },
});
