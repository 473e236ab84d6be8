import type { Logger } from 'pino';
import { ulid } from 'ulid';
import { bulletinView } from '../../../src/chat/bulletins/bulletin-view';
import { createInbound } from '../../../src/chat/inbound';
import type { Inbound } from '../../../src/command/input';
import { createLocalLimiter } from '../../../src/delivery/limiter';
import type { Desk } from '../../../src/desk/model';
import type { DeskChanges } from '../../../src/desk-edit/versions/changes';
import type { Platform } from '../../../src/ground/refs';
import { incidentKind } from '../../../src/incident/kind';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { noticeView } from '../../../src/incident/views/notices/notice-view';
import { noticeReaderOf } from '../../../src/incident/views/notices/sentence';
import { plainView } from '../../../src/incident/views/plain';
import { createOutgoing, type Outgoing } from '../../../src/outgoing';
import type { GuessLanguage } from '../../../src/people/guess-language';
import { createWho } from '../../../src/people/who';
import { createHandle } from '../../../src/record/handle';
import { logged } from '../../../src/record/logged';
import { createDrain } from '../../../src/record/outbox';
import { type Store } from '../../../src/store';
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
  readonly guessLanguage: GuessLanguage;
  readonly log: Logger;
}

export interface DeskRun {
  readonly out: Outgoing;
  readonly inbound: Inbound;
  /** Resolves when what the commands so far left in outboxes has been handed to the jobs. */
  drained(): Promise<void>;
}

const LEASE_MS = 30_000;
export const SWEEP_MS = 2000;

/** The desk put together as `src/main.ts` does it, on a test clock and jobs that run when the test says so. */
export function createDeskRun({ desk, desks, store, clock, jobs, side, guessLanguage, log }: DeskRunDeps): DeskRun {
  const draining = new Set<Promise<void>>();
  const drain = createDrain({ kind: incidentKind, store: store.incidents, jobs, log });
  const plain = createHandle({
    kind: incidentKind,
    store: store.incidents,
    desk,
    clock,
    drain: (written) => {
      const work = drain(written).finally(() => draining.delete(work));
      draining.add(work);
    },
  });
  const handle = logged(incidentKind, plain, log, desk);
  const chat = (platform: Platform) => side(platform)?.port;
  const out = createOutgoing({
    store,
    chat,
    desk,
    orgs: (platform) => side(platform)?.orgs() ?? [],
    renderCard: (incident, place, reader, around) =>
      incidentCard(incident, place, { desk: desk(), reader, now: clock.now(), ...around }),
    renderNotice: (notice, incident, reader, to, actor) =>
      noticeView(notice, incident, { desk: desk(), reader, now: clock.now() }, noticeReaderOf(to), actor),
    renderPlain: (notice, incident, reader, to, actor, link) =>
      plainView(notice, incident, { desk: desk(), reader, now: clock.now() }, noticeReaderOf(to), actor, link),
    renderBulletin: (content, reader) => bulletinView(content, { desk: desk(), reader, now: clock.now() }),
    handle,
    jobs,
    limiter: createLocalLimiter(clock),
    clock,
    log,
    instance: 'the-world',
    leaseMs: LEASE_MS,
    sweepMs: SWEEP_MS,
  });
  const drained = async (): Promise<void> => void (await Promise.all(draining));
  jobs.work(async (subject, job) => {
    const outcome = await out.run(subject, job);
    await drained();
    return outcome;
  });
  const inbound = createInbound({
    store,
    handle,
    desk,
    desks,
    clock,
    log,
    chat,
    whoIs: createWho({ people: store.people, desk, clock }),
    waysOf: (person) => out.contacts.waysOf(person),
    personByKey: (key) => out.reach.byKey(key),
    onCall: out.onCall,
    bulletins: out.bulletins,
    guessLanguage,
    newId: () => ulid(),
    newSecretId: () => ulid(),
  });
  return { out, inbound, drained };
}
