import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import { wokenBy } from '../desk/woken';
import type { Clock } from '../ground/clock';
import { later } from '../ground/moments';
import { type ChatAddress, isChat } from '../ground/refs';
import { retried } from '../ground/retried';
import { ChatError, type Known } from '../view/chat-port';
import { anyEntryOf, deskPersonOf, PLATFORMS } from './desk-person';
import type { Directory } from './directory';
import { type ChatOf, isFinal, type Reach } from './reach';

/** Meets those whom the desk's file names before they write to it. */
export interface Meeting {
  /** A part of the sweep: all rooms and everybody who may have to be woken, a few at a time, daily and by each new desk. */
  sweep(): Promise<void>;
  /** The same at once, whichever process did it last; gives back what could not be asked. */
  everybody(): Promise<readonly ChatError[]>;
  /** Looks who is in a room: the app came there, or somebody did. Never rejects. */
  room(room: ChatAddress): Promise<void>;
}

export interface MeetingDeps {
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  readonly directory: Directory;
  readonly reach: Pick<Reach, 'known' | 'direct'>;
  /** One process at a time does it. */
  readonly leases: { take(name: string, by: string, now: Date, until: Date): Promise<boolean> };
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

const DAY_MS = 24 * 3600_000;
/** For as long one process has it without a word of progress. */
const MINE_MS = 5 * 60_000;
/** Between two tries, while another process has it or a platform does not answer. */
const REST_MS = 60_000;
/** Looks of one sweep: `users.lookupByEmail` may be called about 50 times a minute. */
const AT_ONCE = 2;

type Look = () => Promise<void>;

/** What was only too much at once is asked again. */
const limitOf = (error: unknown, tries: number): number | undefined =>
  error instanceof ChatError && tries < 3 ? error.retryAfterMs : undefined;

export function createMeeting(deps: MeetingDeps): Meeting {
  const { chat, desk, directory, reach, leases, instance, clock, log } = deps;
  let version: string | undefined;
  let nextAt = 0;
  /** What is left of this round; undefined between rounds. */
  let left: Look[] | undefined;

  const isNamed = ({ email, signIn, identity: { platform, user } }: Known): boolean =>
    [email, signIn].some((address) =>
      deskPersonOf(desk(), { ...(address !== undefined && { email: address }), ids: [`${platform}:${user}`] }),
    );

  async function readRoster(room: ChatAddress): Promise<void> {
    const found = (await chat(room.platform)?.roster?.(room, isNamed)) ?? [];
    for (const one of found) {
      const key = anyEntryOf(desk(), await directory.meet(one))?.key;
      if (key !== undefined && wokenBy(desk()).has(key)) await openChats(key);
    }
  }

  async function lookFor(key: string): Promise<void> {
    const wanted = desk().people[key];
    if (wanted) await directory.find(wanted, await reach.known(key));
    await openChats(key);
  }

  /** A conversation of their own, wherever they are: whoever is to be woken must be able to be. */
  async function openChats(key: string): Promise<void> {
    const person = await reach.known(key);
    const platforms = new Set(person?.identities.map(({ platform }) => platform).filter(isChat));
    for (const platform of platforms) if (person) await reach.direct(person, platform);
  }

  async function allLooks(): Promise<Look[]> {
    const rooms = await Promise.all(PLATFORMS.map(async (platform) => (await chat(platform)?.rooms?.()) ?? []));
    return [
      ...rooms.flat().map((room) => () => readRoster(room)),
      ...[...wokenBy(desk()).keys(), ...desk().admins].map((key) => () => lookFor(key)),
    ];
  }

  /** What cannot be looked at for good, a room that the app was put out of, is passed over; for the rest it comes back. */
  async function doOne(look: Look): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      if (!isFinal(error)) throw error;
      log.warn({ err: error }, 'A room or somebody could not be looked up');
    }
  }

  async function round(now: Date): Promise<void> {
    const name = `meeting.${version}`;
    if (!(await leases.take(name, instance, now, later(now, MINE_MS)))) {
      left = undefined;
      return;
    }
    left ??= await allLooks();
    for (const look of left.splice(0, AT_ONCE)) {
      await doOne(look).catch((error: unknown) => {
        left?.push(look);
        throw error;
      });
    }
    if (left.length > 0) {
      nextAt = 0;
      return;
    }
    left = undefined;
    nextAt = later(now, DAY_MS).getTime();
    await leases.take(name, instance, now, later(now, DAY_MS));
  }

  return {
    async sweep() {
      const now = clock.now();
      const isNew = version !== desk().version;
      if (!isNew && now.getTime() < nextAt) return;
      if (isNew) [version, left] = [desk().version, undefined];
      nextAt = later(now, REST_MS).getTime();
      try {
        await round(now);
      } catch (error) {
        if (!(error instanceof ChatError)) throw error;
        log.warn({ err: error }, 'Who is in chat cannot be asked now; it is asked again');
        if (error.retryAfterMs !== undefined) nextAt = later(now, error.retryAfterMs).getTime();
      }
    },
    async everybody() {
      const failed: ChatError[] = [];
      const trying = (work: () => Promise<void>): Promise<void> =>
        retried(work, limitOf).catch((error: unknown) => {
          if (!(error instanceof ChatError)) throw error;
          failed.push(error);
        });
      await trying(async () => {
        for (const look of await allLooks()) await trying(() => doOne(look));
      });
      return failed;
    },
    async room(room) {
      await readRoster(room).catch((error: unknown) => {
        log.warn({ err: error }, 'Who is in a room could not be read; it is read again within a day');
      });
    },
  };
}
