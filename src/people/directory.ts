import type { Desk, DeskPerson } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { ChatAddress, Platform } from '../ground/refs';
import { ChatError, type Known } from '../view/chat-port';
import type { Acquaint } from './acquaint';
import { identityOf, PLATFORMS } from './desk-person';
import type { Person } from './person';
import { type ChatOf, isFinal } from './reach';

/** That nobody is there is believed this long; a changed desk file is asked about anew. */
const NOBODY_MS = 5 * 60_000;
const REMEMBER_AT_MOST = 5000;

/** Finds in chat whom the desk's file names, met or not. */
export interface Directory {
  /**
   * Asks the platforms for somebody who has not been met in all of them; undefined when none has them. Rejects with a
   * `ChatError` when one could not be asked and no other has them.
   */
  find(wanted: Pick<DeskPerson, 'email' | 'ids'>, met?: Person): Promise<Person | undefined>;
  /** Keeps somebody who was found as somebody who was met. */
  meet(found: Known, direct?: ChatAddress): Promise<Person>;
}

export interface DirectoryDeps {
  readonly acquaint: Acquaint;
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  /** Tenants and workspaces of this desk. */
  readonly orgs: (platform: Platform) => readonly string[];
  readonly clock: Clock;
}

export function createDirectory({ acquaint, chat, desk, orgs, clock }: DirectoryDeps): Directory {
  const nobody = new Map<string, number>();

  const meet: Directory['meet'] = ({ identity, ...profile }, direct) =>
    acquaint.meet(identity, async () => profile, { direct });

  /** By the chat id that the file has: whoever can be written to there, and is a full member. */
  async function byId(platform: Platform, org: string, user: string): Promise<Person | undefined> {
    const identity = { platform, org, user };
    const direct = await chat(platform)?.openDirect(identity);
    const profile = direct && (await chat(platform)?.profile(identity, direct));
    return profile?.member ? meet({ ...profile, identity }, direct) : undefined;
  }

  async function byMail(platform: Platform, org: string, email: string): Promise<Person | undefined> {
    const found = await chat(platform)?.byMail?.(org, email);
    return found && meet(found);
  }

  /** A clear no is remembered; a limit or a failure is no answer. */
  async function ask(name: string, look: () => Promise<Person | undefined>): Promise<Person | undefined> {
    const now = clock.now().getTime();
    if ((nobody.get(name) ?? 0) > now) return undefined;
    const found = await look().catch((error: unknown) => {
      if (error instanceof ChatError && isFinal(error)) return undefined;
      throw error;
    });
    if (nobody.size >= REMEMBER_AT_MOST) nobody.clear();
    if (!found) nobody.set(name, now + NOBODY_MS);
    return found;
  }

  return {
    meet,
    async find({ email, ids }, met) {
      const { version } = desk();
      const isMet = (platform: Platform, org: string) =>
        met?.identities.some((one) => one.member && one.platform === platform && one.org === org) === true;
      const looks = PLATFORMS.flatMap((platform) =>
        orgs(platform)
          .filter((org) => chat(platform) !== undefined && !isMet(platform, org))
          .flatMap((org) => [
            ...(email === undefined ? [] : [{ at: [platform, org, email], look: () => byMail(platform, org, email) }]),
            ...ids.flatMap((id) => {
              const user = identityOf(id);
              return user?.platform === platform
                ? [{ at: [platform, org, id], look: () => byId(platform, org, user.user) }]
                : [];
            }),
          ]),
      );
      let person: Person | undefined;
      let failure: unknown;
      for (const { at, look } of looks) {
        try {
          person = (await ask(JSON.stringify([version, ...at]), look)) ?? person;
        } catch (error) {
          if (!(error instanceof ChatError)) throw error;
          failure = error;
        }
        // Who has been met somewhere can be reached; elsewhere is looked for without anybody waiting.
        if (person && met === undefined) return person;
      }
      if (!person && failure !== undefined) throw failure;
      return person;
    },
  };
}
