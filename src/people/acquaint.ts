import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { LANGS, type Lang } from '../ground/lang';
import type { ChatAddress, Identity } from '../ground/refs';
import { ChatError, type Profile } from '../view/chat-port';
import { isSameIdentity } from './after-meeting';
import { fileAddress } from './desk-person';
import type { Person } from './person';
import type { ChatOf } from './reach';
import type { PeopleStore } from './store';

/** What a platform says of somebody. `nobody`: it does not know them any more; `later`: it cannot be asked now. */
type Told = Profile | 'nobody' | 'later';

/** What is known of somebody beside what their platform says. */
export interface Heard {
  readonly name?: string;
  readonly locale?: string | undefined;
  readonly zone?: string | undefined;
  readonly direct?: ChatAddress | undefined;
}

export interface AcquaintDeps {
  readonly people: PeopleStore;
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  /** Told whenever somebody is met as a full member with this address; must not reject. */
  readonly met?: ((email: string) => void) | undefined;
}

/** Keeps who somebody is as their platform has it: everybody who is met comes through here. */
export interface Acquaint {
  /** After their platform was asked, by `ask` or by itself. */
  meet(identity: Identity, ask: () => Promise<Profile | undefined>, heard?: Heard): Promise<Person>;
  /** Asks anew about every identity of theirs whose platform was asked longer ago than this. */
  renew(person: Person, olderThanMs: number): Promise<void>;
  /** Something about them changed: asks anew, if they were ever met. */
  changed(identity: Identity): Promise<void>;
}

/** `da-DK` → `da`; undefined for a language the desk does not speak. */
export const langOf = (locale: string | undefined, desk: Desk): Lang | undefined => {
  const short = locale?.slice(0, 2).toLowerCase();
  return LANGS.find((lang) => lang === short && desk.languages.includes(lang));
};

export function createAcquaint({ people, chat, desk, clock, log, met }: AcquaintDeps): Acquaint {
  async function told(identity: Identity, ask: () => Promise<Profile | undefined>): Promise<Told> {
    try {
      return (await ask()) ?? 'nobody';
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      log.warn({ err: error, platform: identity.platform }, 'A platform did not tell who somebody is');
      return 'later';
    }
  }

  const again = async (identity: Identity): Promise<Profile | undefined> => {
    const port = chat(identity.platform);
    if (!port) throw new ChatError('not_accepted', `${identity.platform} is off`, { temporary: true });
    return port.profile(identity);
  };

  async function keep(identity: Identity, said: Told, { locale, zone, direct, name }: Heard): Promise<Person> {
    const profile = typeof said === 'string' ? undefined : said;
    const email = profile && fileAddress(desk(), profile);
    const language = langOf(locale ?? profile?.locale, desk());
    const where = zone ?? profile?.zone;
    const called = said === 'nobody' ? ((await people.byIdentity(identity))?.name ?? name) : name;
    const person = await people.meet({
      identity,
      name: profile?.name ?? called ?? identity.user,
      ...(said !== 'later' && { member: profile?.member ?? false, profiledAt: clock.now() }),
      ...(email !== undefined && { email }),
      ...(language && { language, languageFrom: 'client' as const }),
      ...(where !== undefined && { zone: where }),
      ...(direct && { direct }),
    });
    if (email !== undefined) met?.(email);
    return person;
  }

  /** Whoever has an address is asked whether it is still theirs, before somebody else who shows it is taken for them. */
  async function confirm(identity: Identity, email: string): Promise<void> {
    const holder = await people.byEmail(email);
    if (!holder || holder.identities.some((one) => isSameIdentity(one, identity))) return;
    for (const one of holder.identities.filter((other) => other.email === email)) await refresh(one, holder);
  }

  async function refresh(identity: Identity, { name }: Person): Promise<void> {
    const said = await told(identity, () => again(identity));
    if (said !== 'later') await keep(identity, said, { name });
  }

  return {
    async meet(identity, ask, heard = {}) {
      const said = await told(identity, ask);
      const email = typeof said === 'string' ? undefined : fileAddress(desk(), said)?.toLowerCase();
      if (email !== undefined) await confirm(identity, email);
      return keep(identity, said, heard);
    },
    async renew(person, olderThanMs) {
      const before = clock.now().getTime() - olderThanMs;
      for (const one of person.identities) {
        if ((one.profiledAt?.getTime() ?? 0) <= before) await refresh(one, person);
      }
    },
    async changed(identity) {
      const known = await people.byIdentity(identity);
      if (known) await refresh(identity, known);
    },
  };
}
