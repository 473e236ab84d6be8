import { ulid } from 'ulid';
import type { BulletinContent } from '../../src/chat/bulletins/content';
import type { RenderBulletin } from '../../src/delivery/bulletins';
import type { Limiter } from '../../src/delivery/limiter';
import type { Desk } from '../../src/desk/model';
import { notifyKey } from '../../src/desk/notify';
import { type Actor } from '../../src/ground/actor';
import type { Clock } from '../../src/ground/clock';
import type { ChatAddress, SubjectRef } from '../../src/ground/refs';
import { incidentKind } from '../../src/incident/kind';
import type { AckLink, RenderNotice } from '../../src/incident/snapshot';
import type { HandleIncident, StoredIncident } from '../../src/incident/stored';
import { createOutgoing, type Outgoing } from '../../src/outgoing';
import { type Person } from '../../src/people/person';
import { type WayPorts } from '../../src/people/ways';
import { createHandle } from '../../src/record/handle';
import type { Jobs } from '../../src/record/jobs';
import { createDrain } from '../../src/record/outbox';
import { openReviews } from '../../src/review/opened';
import { openSolutions } from '../../src/solution/opened';
import { type Store } from '../../src/store';
import type { ChatPort } from '../../src/view/chat-port';
import type { View } from '../../src/view/view';
import { createFakeChat, type FakeChat } from './chat';
import { aDesk } from './desk';
import { type Body, MONDAY_9 } from './given';
import { createLocalLimiter } from './memory/limiter';
import { createMemoryJobs, type MemoryJobs } from './memory-jobs';
import { createMemoryStore } from './memory-store';
import { createTestClock, type TestClock } from './test-clock';

export const SECOND = 1000;
export const MINUTE = 60_000;
export const LEASE_MS = 30_000;
export const ROOM: ChatAddress = { platform: 'teams', kind: 'room', id: '19:desk' };
export const KIM_CHAT: ChatAddress = { platform: 'teams', kind: 'direct', id: 'a:kim' };
export const directTo = (name: string): ChatAddress => ({ platform: 'teams', kind: 'direct', id: `a:${name}` });
export const quiet = { info: () => {}, warn: () => {}, error: () => {} };
export const caseRef = (id: string): SubjectRef => ({ kind: 'incident', id });
export const line = (text: string): View => ({ fallback: text, blocks: [{ type: 'text', text: [text] }] });

export interface DeskRunOptions {
  readonly desk?: Desk;
  readonly store?: Store;
  readonly chat?: FakeChat;
  /** A second platform beside Teams. */
  readonly slack?: FakeChat;
  readonly rates?: ChatPort['rates'];
  readonly linked?: boolean;
  /** Keys of the desk's file whom nobody has met. */
  readonly unmet?: readonly string[];
  readonly limiter?: Limiter;
  readonly fallbackToOrigin?: boolean;
  readonly leaseMs?: number;
  /** How bulletins read, when their kind is not enough. */
  readonly renderBulletin?: RenderBulletin<BulletinContent>;
  /** How notices read, when one line is not enough. */
  readonly renderNotice?: RenderNotice;
  /** Ways beside chat. */
  readonly ways?: WayPorts;
  readonly ackLink?: AckLink;
}

/** Real commands and real delivery on a store in memory and a fake chat. Cards and notices are one line each. */
export interface DeskOn {
  readonly store: Store;
  readonly chat: FakeChat;
  readonly out: Outgoing;
  readonly handle: HandleIncident;
  /** Resolves when what the commands so far left in outboxes has been handed to the jobs. */
  drained(): Promise<void>;
  /** Another worker on the same store and chat. */
  worker(name: string): Outgoing;
  /** Makes somebody known; `direct: false`: no conversation with them is stored. */
  meet(name: string, options?: { readonly direct?: boolean }): Promise<Person>;
  /** Logs a case of Kim's, or of somebody else's. */
  report(more?: ReportOptions): Promise<string>;
  do(incident: string, by: Actor, body: Body): Promise<void>;
  stored(incident: string): Promise<StoredIncident>;
  /** What stands in a conversation, one line per message. */
  at(address: ChatAddress): readonly string[];
  /** What was said there: all but cards. */
  said(address: ChatAddress): readonly string[];
}

/** The same with time and jobs that move only as the test moves them. */
export interface DeskRun extends DeskOn {
  readonly clock: TestClock;
  readonly jobs: MemoryJobs;
}

export interface ReportOptions {
  readonly urgent?: boolean;
  readonly category?: string;
  readonly origin?: ChatAddress;
  readonly caller?: string;
}

/** On a test clock. */
export async function createDeskRun(options: DeskRunOptions = {}): Promise<DeskRun> {
  const clock = createTestClock(MONDAY_9);
  const jobs = createMemoryJobs(clock);
  const desk = await createDeskOn(clock, jobs, options);
  jobs.work(async (subject, job) => {
    const outcome = await desk.out.run(subject, job);
    await desk.drained();
    return outcome;
  });
  return { ...desk, clock, jobs };
}

/** Everybody of `aDesk` and the caller have met the desk unless told otherwise; the service desk's room is linked unless told otherwise. */
export async function createDeskOn(clock: Clock, jobs: Jobs, options: DeskRunOptions = {}): Promise<DeskOn> {
  const desk = options.desk ?? aDesk();
  const store = options.store ?? createMemoryStore();
  const chat = options.chat ?? createFakeChat(options.rates ? { rates: options.rates } : {});
  const limiter = options.limiter ?? createLocalLimiter(clock);
  const drain = createDrain({ kind: incidentKind, jobs, log: quiet });
  const started: Promise<void>[] = [];
  const handle = createHandle({
    kind: incidentKind,
    store: store.incidents,
    desk: () => desk,
    clock,
    drain: (saved) => void started.push(drain(saved)),
    random: () => 0,
  });

  const { handleSolution } = openSolutions({
    solutions: store.solutions,
    desk: () => desk,
    clock,
    log: quiet,
    drain: () => {},
  });

  const { handleReview } = openReviews({ ...store, desk: () => desk, clock, log: quiet, drain: () => {} });
  const worker = (instance: string): Outgoing =>
    createOutgoing({
      store,
      chat: (platform) => (platform === 'teams' ? chat : options.slack),
      desk: () => desk,
      orgs: () => ['acme'],
      renderCard: (incident, place, { lang }, { moved }) =>
        line(moved ? `moved to ${incident.team}, ${lang}` : `${place} card: ${incident.status}, ${lang}`),
      renderPlain: (notice, _incident, { lang }, to, _actor, _standsFor, link) => {
        const text = `${notice.kind} to ${notifyKey(to)}, ${lang}`;
        return { subject: text, text, sms: text, speech: text, lang, ...(link !== undefined && { link }) };
      },
      renderBulletin: options.renderBulletin ?? ((content, { lang }) => line(`${content.kind}, ${lang}`)),
      renderNotice:
        options.renderNotice ??
        ((notice, _incident, { lang }, to) => line(`${notice.kind} to ${notifyKey(to)}, ${lang}`)),
      handle,
      handleSolution,
      handleReview,
      jobs,
      limiter,
      clock,
      log: quiet,
      instance,
      leaseMs: options.leaseMs ?? LEASE_MS,
      newId: () => ulid(),
      sweepMs: 2 * SECOND,
      ...(options.ways && { ways: options.ways }),
      ...(options.ackLink && { ackLink: options.ackLink }),
      ...(options.fallbackToOrigin && { fallbackToOrigin: true }),
    });
  const out = worker('w1');
  const drained = async () => void (await Promise.all(started.splice(0)));

  async function meet(name: string, { direct = true } = {}): Promise<Person> {
    const email = Object.entries(desk.people).find(([key]) => key === name)?.[1].email;
    const identity = { platform: 'teams', org: 'acme', user: name } as const;
    const profile = { name, member: true, ...(email !== undefined && { email }) };
    chat.person(identity, { profile });
    return store.people.meet({
      identity,
      name,
      member: true,
      ...(email !== undefined && { email }),
      ...(direct && { direct: directTo(name) }),
    });
  }

  async function dispatch(command: Parameters<HandleIncident>[0]): Promise<void> {
    const handled = await handle(command);
    if (handled.type !== 'done') throw new Error(`${command.type}: ${JSON.stringify(handled)}`);
    await drained();
  }

  const at = (address: ChatAddress) => chat.at(address).map((message) => message.view.fallback);
  const parts = { store, chat, out, handle, drained, worker, meet, at };
  const run: DeskOn = {
    ...parts,
    async report({ urgent = false, category, caller = 'kim', origin = directTo(caller) } = {}) {
      const incident = ulid();
      const kim = await meet(caller);
      await dispatch({
        type: 'report',
        incident,
        by: { id: kim.id, name: caller === 'kim' ? 'Kim' : caller, member: true },
        key: ulid(),
        number: 0,
        source: 'teams',
        title: 'The printer is jammed',
        attachments: [],
        language: 'en',
        origin,
        ...(category !== undefined && { category }),
        assessment: urgent ? { impact: 'everybody', urgency: 'stopped' } : { impact: 'me', urgency: 'hindered' },
      });
      return incident;
    },
    do: (incident, by, body) => dispatch({ ...body, incident, by, key: ulid() }),
    async stored(incident) {
      const found = await store.incidents.load(incident);
      if (!found) throw new Error(`No incident ${incident}`);
      return found;
    },
    said: (address) => at(address).filter((text) => !text.includes(' card: ')),
  };

  for (const name of Object.keys(desk.people)) if (!options.unmet?.includes(name)) await meet(name);
  if (options.linked !== false) {
    await store.places.link({ team: 'service-desk', address: ROOM, linkedBy: 'anna', linkedAt: MONDAY_9 });
  }
  return run;
}

/** Somebody of the desk as they give commands. */
export async function actorOf(run: DeskOn, name: string): Promise<Actor> {
  const person = await run.meet(name);
  return { id: person.id, name, member: true, deskKey: name };
}
