import type { Desk } from '../desk/model';
import type { Lang, Reader } from '../ground/lang';
import { type Channel, type ChatAddress, isChat, type Platform } from '../ground/refs';
import { ChatError, type ChatPort } from '../view/chat-port';
import { accountOf } from './after-meeting';
import { identityOf } from './desk-person';
import type { Directory } from './directory';
import { type Person } from './person';
import { type PeopleStore } from './store';

export type ChatOf = (platform: Channel) => ChatPort | undefined;

interface ReachDeps {
  readonly people: PeopleStore;
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  /** Tenants and workspaces of this desk, where a bare chat id of the desk's file is looked for. */
  readonly orgs: (platform: Platform) => readonly string[];
  /** Finds those who have not been met; nobody, where there is none. */
  readonly directory?: Directory;
}

const inChat = ({ platform }: Person['identities'][number]): boolean => isChat(platform);

export function createReach({ people, chat, desk, orgs, directory }: ReachDeps) {
  async function byChatId(id: string): Promise<Person | undefined> {
    const identity = identityOf(id);
    if (!identity) return undefined;
    for (const org of orgs(identity.platform)) {
      const found = await people.byIdentity({ ...identity, org });
      if (accountOf(found, { ...identity, org })?.member) return found;
    }
    return undefined;
  }

  async function known(key: string): Promise<Person | undefined> {
    const wanted = desk().people[key];
    const byMail = wanted?.email ? await people.byEmail(wanted.email.toLowerCase()) : undefined;
    if (byMail) return byMail;
    for (const id of wanted?.ids ?? []) {
      const found = await byChatId(id);
      if (found) return found;
    }
    return undefined;
  }

  return {
    /** The person that a key of the desk's file means, among those who were met. */
    known,

    /**
     * The same, looked up in chat if need be. Undefined when they are nowhere; rejects with a `ChatError` when that may
     * be known later.
     */
    async byKey(key: string): Promise<Person | undefined> {
      const wanted = desk().people[key];
      return (await known(key)) ?? (wanted && directory?.find(wanted));
    },

    /** Somebody who may not be in the desk's file, by their address: as `byKey`. */
    byAddress: async (email: string): Promise<Person | undefined> =>
      (await people.byEmail(email)) ?? directory?.find({ email, ids: [] }),

    /**
     * Their 1:1 conversation, on this platform or any; undefined when they cannot be reached. Whoever is a full member
     * somewhere is written to there alone. Rejects with a `ChatError` when it may be known later.
     */
    async direct(person: Person, platform?: Platform): Promise<ChatAddress | undefined> {
      const members = person.identities.filter(({ member }) => member);
      const own = members.length > 0 ? members : person.identities;
      const fits = (other: Channel) =>
        chat(other) !== undefined &&
        (platform === undefined || platform === other) &&
        own.some((one) => one.platform === other);
      const known = person.direct.find((address) => fits(address.platform));
      if (known) return known;
      const fitting = own.filter((one) => fits(one.platform));
      // By mail only who is in no chat: a chat that they are in shows what changes.
      for (const identity of [...fitting.filter(inChat), ...fitting.filter((one) => !inChat(one))]) {
        const opened = await open(identity);
        if (!opened) continue;
        if (!inChat(identity)) return opened;
        await people.meet({ identity, name: person.name, direct: opened });
        return opened;
      }
      return undefined;
    },
  };

  async function open(identity: Person['identities'][number]): Promise<ChatAddress | undefined> {
    try {
      return await chat(identity.platform)?.openDirect(identity);
    } catch (error) {
      if (error instanceof ChatError && isFinal(error)) return undefined;
      throw error;
    }
  }
}

export type Reach = ReturnType<typeof createReach>;

/** What looking somebody up came to, for whoever cannot wait: `later`, they cannot be looked up now. */
export async function lookedUp(looking: Promise<Person | undefined>): Promise<Person | 'later' | undefined> {
  return looking.catch((error: unknown) => {
    if (error instanceof ChatError) return 'later' as const;
    throw error;
  });
}

/** It will not go better by trying the same again. */
export const isFinal = (error: ChatError): boolean =>
  error.kind === 'gone' || error.kind === 'forbidden' || (error.kind === 'not_accepted' && !error.temporary);

/** A person reads in their own language and zone; who chose none, in that which they wrote in. */
export function readerOf(person: Person | undefined, desk: Desk, otherwise?: Lang): Reader {
  return {
    lang: person?.language ?? otherwise ?? desk.languages[0],
    zone: person?.zone ?? desk.zone,
  };
}

/** A room reads in its team's language. */
export function roomReader(team: string, desk: Desk): Reader {
  return { lang: desk.teams[team]?.language ?? desk.languages[0], zone: desk.zone };
}

export const sameAddress = (a: ChatAddress | undefined, b: ChatAddress | undefined): boolean =>
  a !== undefined && b !== undefined && a.platform === b.platform && a.id === b.id;
