import { urgencyOf } from '../../src/delivery/subject';
import { createMemoryStore } from '../support/memory-store';
import { actorOf, createDeskRun, directTo, KIM_CHAT, MINUTE, ROOM, SECOND } from '../support/outgoing';

const later = 6 * SECOND;

describe('Redis away', () => {
  test('everything is still delivered, by the sweep itself', async () => {
    const desk = await createDeskRun();
    desk.jobs.setUp(false);
    const incident = await desk.report();
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
    expect(desk.chat.messages()).toEqual([]);
    desk.clock.advance(later);
    await desk.out.sweep();
    expect(desk.at(ROOM)).toEqual(['team card: in_progress, da']);
    expect(desk.at(KIM_CHAT)).toEqual(['caller card: in_progress, en', 'claimed to caller, en']);
    expect((await desk.stored(incident)).outbox).toEqual([]);
  });

  test('a due tick runs here, an early one does not', async () => {
    const desk = await createDeskRun();
    desk.jobs.setUp(false);
    const incident = await desk.report({ urgent: true });
    desk.clock.advance(5 * MINUTE - SECOND);
    await desk.out.sweep();
    expect(desk.said(ROOM)).toEqual([]);
    expect((await desk.stored(incident)).version).toBe(1);
    desk.clock.advance(SECOND);
    await desk.out.sweep();
    expect((await desk.stored(incident)).version).toBe(2);
    expect(desk.out.lateness()).toMatchObject({ count: 1, sumMs: 0 });
    desk.clock.advance(later);
    await desk.out.sweep();
    expect(desk.said(ROOM)).toEqual(['ping to team, da']);
  });

  test('a limited room holds no other one up', async () => {
    const desk = await createDeskRun({ rates: [{ points: 1, seconds: 60 }] });
    desk.jobs.setUp(false);
    await desk.report();
    await desk.report();
    desk.clock.advance(later);
    await desk.out.sweep();
    expect(desk.at(ROOM)).toHaveLength(1);
    desk.clock.advance(MINUTE);
    await desk.out.sweep();
    expect(desk.at(ROOM)).toHaveLength(2);
  });
});

describe('a queue that forgot everything', () => {
  test('timers still fire', async () => {
    const desk = await createDeskRun();
    await desk.report({ urgent: true });
    await desk.jobs.settle();
    desk.jobs.flush();
    await desk.jobs.forward(5 * MINUTE - SECOND);
    await desk.out.sweep();
    await desk.jobs.forward(SECOND);
    expect(desk.said(ROOM)).toEqual(['ping to team, da']);
  });

  test('what was on its way keeps its place in the queue', async () => {
    const desk = await createDeskRun({ rates: [{ points: 1, seconds: 60 }] });
    const urgent = await desk.report({ urgent: true });
    await desk.jobs.settle();
    // Its ping is planned, and waits for the room.
    desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: SECOND, to: ROOM });
    await desk.jobs.forward(5 * MINUTE);
    desk.jobs.flush();
    await desk.jobs.forward(later);
    await desk.out.sweep();
    const { priority } = (await desk.stored(urgent)).state;
    const said = desk.jobs.waiting().filter(({ job }) => job.type === 'once');
    expect(said.map(({ urgency }) => urgency)).toContain(urgencyOf(priority, 'ping'));
  });

  test('cards and says that were not sent yet still are', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report();
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
    desk.jobs.flush();
    await desk.jobs.forward(later);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.at(ROOM)).toEqual(['team card: in_progress, da']);
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
  });

  test('a say that waited for the platform still goes', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report();
    await desk.jobs.settle();
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
    desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: KIM_CHAT });
    await desk.jobs.settle();
    desk.jobs.flush();
    await desk.jobs.forward(later);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
  });
});

test('several workers sweeping at once say everything once', async () => {
  const desk = await createDeskRun();
  desk.jobs.setUp(false);
  const incident = await desk.report({ urgent: true });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'message', text: 'Looking' });
  desk.clock.advance(5 * MINUTE);
  const workers = ['a', 'b', 'c'].map((name) => desk.worker(name));
  for (let pass = 0; pass < 4; pass += 1) {
    await Promise.all(workers.map((one) => one.sweep()));
    desk.clock.advance(later);
  }
  expect(desk.said(ROOM)).toEqual(['ping to team, da']);
  expect(desk.at(ROOM)).toHaveLength(2);
  expect(desk.at(KIM_CHAT)).toEqual(['caller card: new, en', 'messaged to caller, en']);
});

test('one incident that fails stops no other, and is tried less and less often', async () => {
  const real = createMemoryStore();
  let bad = '';
  let loads = 0;
  const load: typeof real.incidents.load = async (id) => {
    if (id !== bad) return real.incidents.load(id);
    loads += 1;
    throw new Error('cannot be read');
  };
  const desk = await createDeskRun({ store: { ...real, incidents: { ...real.incidents, load } } });
  desk.jobs.setUp(false);
  const first = await desk.report();
  await desk.report();
  bad = first;
  desk.clock.advance(later);
  await desk.out.sweep();
  expect(desk.at(ROOM)).toHaveLength(1);

  for (let pass = 0; pass < 30; pass += 1) {
    desk.clock.advance(2 * SECOND);
    await desk.out.sweep();
  }
  // Two cards in one minute: after 6, 12, 22 and 42 s each, not at every pass.
  expect(loads).toBeLessThan(10);
  bad = '';
  desk.clock.advance(5 * MINUTE);
  await desk.out.sweep();
  expect(desk.at(ROOM)).toHaveLength(2);
});

test('a store that is away for a moment is asked again', async () => {
  const real = createMemoryStore();
  let isAway = false;
  const unsettled: typeof real.incidents.unsettled = async (before, limit) => {
    if (isAway) throw new Error('away');
    return real.incidents.unsettled(before, limit);
  };
  const desk = await createDeskRun({ store: { ...real, incidents: { ...real.incidents, unsettled } } });
  desk.jobs.setUp(false);
  await desk.report();
  desk.clock.advance(later);
  isAway = true;
  await desk.out.sweep();
  expect(desk.at(ROOM)).toEqual([]);
  isAway = false;
  await desk.out.sweep();
  expect(desk.at(ROOM)).toHaveLength(1);
});

test('cases that cannot move hide no others, however many they are', async () => {
  const desk = await createDeskRun();
  desk.jobs.setUp(false);
  desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: ROOM, times: 10_000 });
  for (let n = 0; n < 120; n += 1) await desk.report();
  desk.clock.advance(SECOND);
  const incident = await desk.report({ category: 'network' });
  desk.clock.advance(later);
  for (let pass = 0; pass < 4; pass += 1) await desk.out.sweep();
  expect(desk.at(directTo('bo'))).toEqual(['team card: new, da']);
  expect((await desk.stored(incident)).outbox).toEqual([]);
});
