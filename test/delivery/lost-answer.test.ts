import type { DeliveryStore } from '../../src/delivery/store';
import { StoreUnavailable } from '../../src/record/unavailable';
import { ChatError } from '../../src/view/chat-port';
import { createFakeChat, type FakeChat } from '../support/chat';
import { aDesk, span } from '../support/desk';
import { createMemoryStore } from '../support/memory-store';
import {
  actorOf,
  caseRef,
  createDeskRun,
  type DeskRun,
  type DeskRunOptions,
  directTo,
  KIM_CHAT,
  LEASE_MS,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const HOUR = 60 * MINUTE;

/** One step after five minutes. */
const notifying = (...notify: readonly ('team' | 'lead' | 'manager')[]) =>
  aDesk({
    escalations: [
      {
        key: 'urgent',
        hours: 'always',
        for: ['P1', 'P2', 'P3', 'P4', 'P5'],
        steps: [{ after: span(5), notify: notify.map((type) => ({ type })), by: ['chat'], within: span(600) }],
      },
    ],
  });

type Asked = 'post' | 'findPosted';

/** A chat that can be asked for its posts, as Slack can; while it is down for a call that is answered by 503. */
function breakable() {
  const chat = createFakeChat({ findsPosted: true });
  const down = new Set<Asked>();
  const asked: Asked[] = [];
  const answer = <T>(call: Asked, work: () => Promise<T>): Promise<T> => {
    asked.push(call);
    return down.has(call) ? Promise.reject(new ChatError('unknown', '503')) : work();
  };
  const broken: FakeChat = {
    ...chat,
    post: (...args) => answer('post', () => chat.post(...args)),
    findPosted: (...args) => answer('findPosted', async () => chat.findPosted?.(...args)),
  };
  const goes = (isDown: boolean, ...calls: readonly Asked[]) =>
    calls.forEach((call) => (isDown ? down.add(call) : down.delete(call)));
  return { chat: broken, goes, asked };
}

/** A P1 whose step fires in a second. */
async function aboutToPing(options: DeskRunOptions, urgent = true): Promise<{ desk: DeskRun; incident: string }> {
  const desk = await createDeskRun(options);
  const incident = await desk.report({ urgent });
  await desk.jobs.settle();
  await desk.jobs.forward(5 * MINUTE - SECOND);
  return { desk, incident };
}

const pings = async (desk: DeskRun, incident: string) =>
  (await desk.store.deliveries.ofSubject(caseRef(incident))).filter(({ notice }) => notice.kind === 'ping');
const fates = async (desk: DeskRun, incident: string) =>
  (await pings(desk, incident)).map(({ target, status, reason }) => `${target.type} ${status} ${reason ?? ''}`.trim());
const heard = (desk: DeskRun) =>
  [ROOM, directTo('anna'), directTo('carl')].map((to) => desk.said(to).filter((said) => said.includes('ping')).length);

/** Time with the sweep of one worker or more, as it passes in production. */
async function passing(desk: DeskRun, ms: number, sweeps = [desk.out.sweep]): Promise<void> {
  for (let passed = 0; passed < ms; passed += 2 * SECOND) {
    await desk.jobs.forward(2 * SECOND);
    for (const sweep of sweeps) await sweep().catch(() => undefined);
    await desk.jobs.settle();
  }
}

describe('a platform that answers 503 while a P1 step fires', () => {
  test.each([20, 60])('for %i s: everybody has it once afterwards', async (seconds) => {
    const { chat, goes } = breakable();
    const { desk, incident } = await aboutToPing({ desk: notifying('team', 'lead', 'manager'), chat });
    goes(true, 'post', 'findPosted');
    await desk.jobs.forward(seconds * SECOND);
    expect(heard(desk)).toEqual([0, 0, 0]);
    goes(false, 'post', 'findPosted');
    await desk.jobs.forward(65 * SECOND);
    expect(heard(desk)).toEqual([1, 1, 1]);
    const ends = (await pings(desk, incident)).filter(({ reason }) => reason !== 'duplicate');
    expect(ends.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    await desk.jobs.forward(10 * MINUTE);
    expect(heard(desk)).toEqual([1, 1, 1]);
    expect(desk.out.counts.nobody).toBe(0);
  });

  test('and loses only the answer: everybody has it once', async () => {
    const { chat, goes } = breakable();
    const { desk } = await aboutToPing({ desk: notifying('team', 'lead'), chat });
    for (const to of [ROOM, directTo('anna')]) chat.fail('post', { error: 'unknown', arrives: true, to });
    goes(true, 'findPosted');
    await desk.jobs.forward(50 * SECOND);
    goes(false, 'findPosted');
    await desk.jobs.forward(2 * MINUTE);
    expect(heard(desk).slice(0, 2)).toEqual([1, 1]);
  });

  test('is asked after 5 s, then every 30 s until it answers, and what was taken meanwhile is not sent', async () => {
    const { chat, goes, asked } = breakable();
    const { desk, incident } = await aboutToPing({ desk: notifying('team'), chat });
    goes(true, 'post', 'findPosted');
    await desk.jobs.forward(2 * SECOND);
    asked.length = 0;
    await desk.jobs.forward(3 * HOUR);
    // The room and whoever stood in for it, each of them twice a minute.
    expect(asked.filter((call) => call === 'findPosted').length).toBeGreaterThan(2 * 3 * 60);
    await desk.do(incident, await actorOf(desk, 'dina'), { type: 'claim' });
    goes(false, 'post', 'findPosted');
    await desk.jobs.forward(5 * MINUTE);
    expect(heard(desk)).toEqual([0, 0, 0]);
    expect(new Set(await fates(desk, incident))).toContain('room cancelled taken');
  });

  test('for a day: it is given up 24 h after it fell due', async () => {
    const { chat, goes, asked } = breakable();
    const { desk, incident } = await aboutToPing({ desk: notifying('team'), chat }, false);
    chat.fail('post', { error: 'unknown', to: ROOM });
    goes(true, 'findPosted');
    await desk.jobs.forward(23 * HOUR);
    expect(await fates(desk, incident)).toEqual(['room pending look_up_again']);
    await desk.jobs.forward(2 * HOUR);
    expect(await fates(desk, incident)).toEqual(['room unknown cannot_look_up']);
    asked.length = 0;
    await desk.jobs.forward(HOUR);
    expect(asked).toEqual([]);
  });
});

test('a P1 whose post is lost goes the next way at once, and again its own way once that is known not to have it', async () => {
  const { chat } = breakable();
  const { desk, incident } = await aboutToPing({ desk: notifying('lead'), chat });
  chat.fail('post', { error: 'unknown', to: directTo('anna') });
  await desk.jobs.forward(2 * SECOND);
  expect(desk.said(ROOM)).toEqual(['anna: ping to lead, da']);
  expect(heard(desk)[1]).toBe(0);
  await desk.jobs.forward(MINUTE);
  expect(heard(desk)).toEqual([1, 1, 0]);
  expect(await fates(desk, incident)).toEqual(['person sent look_up_again', 'room sent']);
});

test('a claim made while the platform is asked for an earlier post stops the next one', async () => {
  for (const urgent of [true, false]) {
    const { chat } = breakable();
    const { desk, incident } = await aboutToPing({ desk: notifying('team'), chat }, urgent);
    chat.fail('post', { error: 'unknown', to: ROOM });
    await desk.jobs.forward(7 * SECOND);
    const answers = chat.hold('findPosted');
    const asking = desk.jobs.forward(MINUTE);
    await new Promise(setImmediate);
    await desk.do(incident, await actorOf(desk, 'dina'), { type: 'claim' });
    answers();
    await asking;
    expect(heard(desk)[0]).toBe(0);
    expect(await fates(desk, incident)).toContain('room cancelled taken');
  }
});

describe('a worker that dies while its request is on its way', () => {
  /** Posts to Anna never end; its process is gone, and another one goes on. */
  async function killed(chat: FakeChat, store = createMemoryStore()) {
    let isDead = false;
    const dying: FakeChat = {
      ...chat,
      post: (to, ...rest) => (isDead && to.id === directTo('anna').id ? new Promise(() => {}) : chat.post(to, ...rest)),
    };
    const { desk, incident } = await aboutToPing({ desk: notifying('lead'), chat: dying, store });
    isDead = true;
    const dead = desk.worker('dead');
    desk.jobs.work((subject, job) => dead.run(subject, job));
    void desk.jobs.forward(2 * SECOND);
    while ((await pings(desk, incident)).every(({ status }) => status !== 'sending')) await new Promise(setImmediate);
    isDead = false;
    desk.jobs.flush();
    const heir = desk.worker('heir');
    desk.jobs.work((subject, job) => heir.run(subject, job));
    return { desk, incident, heir };
  }

  test('the next way has a P1 within 10 s', async () => {
    const { desk, heir } = await killed(createFakeChat());
    await passing(desk, 10 * SECOND, [heir.sweep]);
    expect(desk.said(ROOM)).toEqual(['anna: ping to lead, da']);
  });

  test('and so has its own way, where it was looked for and did not arrive', async () => {
    const { desk, heir } = await killed(createFakeChat({ findsPosted: true }));
    await passing(desk, MINUTE, [heir.sweep]);
    expect(heard(desk).slice(0, 2)).toEqual([1, 1]);
    await passing(desk, 5 * MINUTE, [heir.sweep]);
    expect(heard(desk).slice(0, 2)).toEqual([1, 1]);
  });

  test.each([true, false])(
    'and where it went cannot be said now: it is looked for (%s) or ends',
    async (findsPosted) => {
      const store = createMemoryStore();
      let isAway = false;
      const get: typeof store.people.get = (id) =>
        isAway ? Promise.reject(new StoreUnavailable('away')) : store.people.get(id);
      const { desk, incident, heir } = await killed(createFakeChat({ findsPosted }), {
        ...store,
        people: { ...store.people, get },
      });
      isAway = true;
      await passing(desk, 6 * SECOND, [heir.sweep]);
      isAway = false;
      await passing(desk, 2 * MINUTE, [heir.sweep]);
      expect((await fates(desk, incident))[0]).toBe(
        findsPosted ? 'person sent look_up_again' : 'person unknown cannot_look_up',
      );
      expect(heard(desk).slice(0, 2)).toEqual([1, findsPosted ? 1 : 0]);
    },
  );

  test.each(['plan', 'finish'] as const)(
    'also where the next one dies before it could %s: nothing is lost between the two',
    async (call) => {
      const store = createMemoryStore();
      let fails = 0;
      const dies: DeliveryStore = {
        ...store.deliveries,
        [call]: (...args: never[]) => {
          if (fails <= 0) return Reflect.apply(store.deliveries[call], store.deliveries, args);
          fails -= 1;
          return Promise.reject(new StoreUnavailable('killed'));
        },
      };
      const { desk, heir } = await killed(createFakeChat(), { ...store, deliveries: dies });
      fails = 1;
      await passing(desk, LEASE_MS + 20 * SECOND, [heir.sweep]);
      expect(fails).toBe(0);
      expect(desk.said(ROOM)).toEqual(['anna: ping to lead, da']);
    },
  );
});

describe('tries', () => {
  test('a limited conversation and a refused connection are none: what is lost after many of them is still looked for', async () => {
    const desk = await createDeskRun({ chat: createFakeChat({ findsPosted: true }) });
    const incident = await desk.report();
    await desk.jobs.settle();
    const dina = await actorOf(desk, 'dina');
    await desk.do(incident, dina, { type: 'claim' });
    await desk.jobs.settle();
    desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: SECOND, to: KIM_CHAT, times: 6 });
    desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: KIM_CHAT, times: 4 });
    desk.chat.fail('post', { error: 'unknown', to: KIM_CHAT });
    await desk.do(incident, dina, { type: 'resolve', text: 'Done', code: 'fixed' });
    await desk.jobs.forward(5 * MINUTE);
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en', 'resolved to caller, en']);
  });
});
