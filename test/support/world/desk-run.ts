import type { Logger } from 'pino';
import { ulid } from 'ulid';
import type { Desk } from '../../../src/desk/model';
import type { DeskChanges } from '../../../src/desk-edit/versions/changes';
import { isChat, type Platform } from '../../../src/ground/refs';
import type { AckLink } from '../../../src/incident/snapshot';
import type { GuessLanguage } from '../../../src/people/guess-language';
import type { WayPorts } from '../../../src/people/ways';
import { createRooms, type Rooms } from '../../../src/rooms';
import { type Store } from '../../../src/store';
import type { ChatPort } from '../../../src/view/chat-port';
import { createLocalLimiter } from '../memory/limiter';
import type { MemoryJobs } from '../memory-jobs';
import type { TestClock } from '../test-clock';
import type { Side } from './types';

export interface DeskRunDeps {
  readonly desk: () => Desk;
  readonly desks: DeskChanges;
  readonly store: Store;
  readonly clock: TestClock;
  readonly jobs: MemoryJobs;
  readonly side: (platform: Platform) => Side | undefined;
  /** Mail, where the story has it. */
  readonly mail?: { readonly port: ChatPort; readonly portalUrl: string } | undefined;
  /** Ways beside chat. */
  readonly ways?: WayPorts | undefined;
  readonly ackLink?: AckLink | undefined;
  readonly guessLanguage: GuessLanguage;
  readonly log: Logger;
}

const LEASE_MS = 30_000;
export const SWEEP_MS = 2000;

/** The desk put together as `src/process.ts` does it, on a test clock and jobs that run when the test says so. */
export function createDeskRun(deps: DeskRunDeps): Rooms {
  const { desk, desks, store, clock, jobs, side, mail, ways, ackLink, guessLanguage, log } = deps;
  const rooms = createRooms({
    store,
    chat: (channel) => (isChat(channel) ? side(channel)?.port : mail?.port),
    ...(mail && { portalUrl: mail.portalUrl }),
    desk,
    desks,
    orgs: (platform) => side(platform)?.orgs() ?? [],
    ...(ways && { ways }),
    ...(ackLink && { ackLink }),
    jobs,
    limiter: createLocalLimiter(clock),
    clock,
    log,
    instance: 'the-world',
    leaseMs: LEASE_MS,
    sweepMs: SWEEP_MS,
    guessLanguage,
    newId: () => ulid(),
    newSecretId: () => ulid(),
  });
  jobs.work(async (subject, job) => {
    const outcome = await rooms.run(subject, job);
    await rooms.drained();
    return outcome;
  });
  return rooms;
}
