import { pino } from 'pino';
import type { Inbound } from '../../../src/command/input';
import type { Desk } from '../../../src/desk/model';
import { openDesks } from '../../../src/desk-edit/versions';
import type { Platform } from '../../../src/ground/refs';
import type { StoredIncident } from '../../../src/incident/stored';
import type { Outgoing } from '../../../src/outgoing';
import { type GuessLanguage, loadLanguageGuess } from '../../../src/people/guess-language';
import { StoreUnavailable } from '../../../src/record/unavailable';
import { type Store } from '../../../src/store';
import { noDeskChanges } from '../desk-changes';
import { MONDAY_9 } from '../given';
import { createMemoryJobs, type MemoryJobs } from '../memory-jobs';
import { createMemoryStore } from '../memory-store';
import { createTestClock, type TestClock } from '../test-clock';
import { calm } from './calm';
import { createDeskRun } from './desk-run';
import type { Repetition } from './listen';
import { type MailSide, openMailSide } from './mail-side';
import { deskOf, type WorldOptions } from './options';
import { openSlackSide, type SideDeps, type SlackSide } from './slack-side';
import { openTeamsSide, type TeamsSide } from './teams-side';
import type { Person, Room, Side } from './types';

export { CROSSED, PAIRS } from './options';
export type { Person, Post, Room, Thread } from './types';

/** A company in chat: its desk, both platforms, the people, and time that moves as the test moves it. */
export interface World {
  /** As it was when the story began. */
  readonly desk: Desk;
  readonly store: Store;
  readonly clock: TestClock;
  readonly jobs: MemoryJobs;
  readonly out: Outgoing;
  /** Lines of the log. */
  readonly logged: readonly string[];
  /** Both are there as soon as the story has somebody in them. */
  readonly slack: SlackSide;
  readonly teams: TeamsSide;
  readonly mail: MailSide;
  readonly callers: Side;
  readonly operators: Side;
  readonly kim: Person;
  readonly anna: Person;
  readonly bo: Person;
  readonly carl: Person;
  readonly dina: Person;
  /** The service desk's, with Anna and Dina in it. */
  readonly room: Room;
  /** Works off what is due, and what is due a few seconds later. */
  settle(): Promise<void>;
  /** Moves time on, firing every timer on the way in its order; sweeps every minute, in a long time less often. */
  forward(minutes: number): Promise<void>;
  /** From now on each request reaches the bot so often. */
  repeat(times: number, how: Repetition): Promise<void>;
  incident(number?: number): Promise<StoredIncident>;
  close(): Promise<void>;
}

const MINUTE = 60_000;
/** Own limits put a second message to a conversation off by about a second. */
const SOON_MS = 3000;
const AT_MOST_MS = 12_000;
/** In minutes. */
const DAY = 24 * 60;

let guess: Promise<GuessLanguage> | undefined;

/** Opens the company in the morning: everybody has met the bot, and the service desk's room is linked by its lead. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const own = options.store ?? createMemoryStore();
  const store = options.between?.(own) ?? own;
  const clock = createTestClock(MONDAY_9);
  const jobs = createMemoryJobs(clock);
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const { deskFile: file } = options;
  const desks = file && (await openDesks({ store: store.desks, file, clock, log }));
  const desk = desks?.current() ?? deskOf(options);
  let inHand = 0;
  let handled = 0;

  const sides: Side[] = [];
  const answered = () => calm(sides, () => ({ open: inHand, done: handled }));
  const deps: SideDeps = { clock, log, after: () => settle(), answered };
  const needs = (platform: Platform) => [options.caller, options.team].includes(platform);
  const slack = needs('slack') ? await openSlackSide(deps, options.slack) : undefined;
  const teams = needs('teams') ? await openTeamsSide(deps, store.conversations, options.teams) : undefined;
  sides.push(...[slack, teams].filter((side) => side !== undefined));
  const sideOf = (platform: Platform) => (platform === 'slack' ? slack : teams);
  const mail = desk.mail && (await openMailSide({ clock, log, after: () => settle(), store, desk: () => desk }));
  const run = createDeskRun({
    desk: () => desks?.current() ?? desk,
    desks: desks ?? noDeskChanges(store.desks, desk, clock),
    store,
    clock,
    jobs,
    side: sideOf,
    mail,
    ways: options.ways,
    ackLink: mail && ((incident, person) => mail.links.make(incident, person)),
    guessLanguage: await (guess ??= loadLanguageGuess()),
    log,
  });
  const inbound: Inbound = async (input) => {
    inHand += 1;
    try {
      return await run.inbound(input);
    } finally {
      inHand -= 1;
      handled += 1;
    }
  };
  for (const side of sides) await side.listen(inbound);
  await mail?.open(run);

  async function settle(): Promise<void> {
    const end = clock.now().getTime() + AT_MOST_MS;
    await answered();
    for (;;) {
      await run.drained();
      await jobs.settle();
      const now = clock.now().getTime();
      const next = Math.min(...jobs.waiting().map(({ at }) => at.getTime()));
      if (next > now + SOON_MS || next > end) break;
      await jobs.forward(next - now);
    }
    await answered();
  }

  async function forward(minutes: number): Promise<void> {
    const end = clock.now().getTime() + minutes * MINUTE;
    const step = Math.max(1, minutes / (minutes > DAY ? 20 : 60)) * MINUTE;
    for (let left = minutes * MINUTE; left > 0; left = end - clock.now().getTime()) {
      await jobs.forward(Math.min(left, step));
      await desks?.look(run.bulletins);
      await run.sweep();
      await jobs.settle();
    }
    await settle();
  }

  const there = <T>(side: T | undefined, name: string): T => {
    if (side === undefined) throw new Error(`Nobody in this story is in ${name}`);
    return side;
  };
  const callers = there<Side>(sideOf(options.caller), options.caller);
  const operators = there<Side>(sideOf(options.team), options.team);
  const facts = { locale: options.locale ?? 'en-US' };
  const staff = (key: string): Person => operators.person(desk.people[key]?.name ?? key, facts);
  const [anna, bo, carl, dina] = [staff('anna'), staff('bo'), staff('carl'), staff('dina')];
  const kim = callers.person('Kim Jensen', facts);
  const everybody = [anna, bo, carl, dina, kim];
  await Promise.all((options.strangers ? [kim] : everybody).map((person) => person.arrives()));
  await answered();
  const room = operators.room('service-desk', [anna, dina]);
  if (options.strangers) {
    const installer = operators.person('Ina Lind', facts);
    for (const one of [room, operators.room('all-staff', [anna, bo, carl, dina, installer])]) {
      await operators.installs(one, installer);
    }
    const address = operators.addressOf(room);
    await store.places.link({ team: 'service-desk', address, linkedBy: 'anna', linkedAt: clock.now() });
    await settle();
  } else await anna.writesIn(room, 'link service-desk');
  for (const place of [room, ...everybody]) place.begins();

  return {
    desk,
    store,
    clock,
    jobs,
    out: run,
    logged,
    get slack() {
      return there(slack, 'Slack');
    },
    get teams() {
      return there(teams, 'Teams');
    },
    get mail() {
      return there(mail, 'mail');
    },
    callers,
    operators,
    kim,
    anna,
    bo,
    carl,
    dina,
    room,
    settle,
    forward,
    async repeat(times, how) {
      for (const side of sides) await side.repeat(times, how);
    },
    async incident(number = 1) {
      const found = await store.incidents.byNumber(number);
      if (!found) throw new Error(`No INC-${number}`);
      return found;
    },
    async close() {
      await answered();
      for (const side of sides) await side.close();
      await mail?.close();
      const failures = jobs.failures.filter((one) => !(one instanceof StoreUnavailable));
      if (failures.length > 0) throw new AggregateError(failures, 'jobs failed');
    },
  };
}
