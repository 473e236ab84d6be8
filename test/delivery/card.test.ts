import { createFakeChat } from '../support/chat';
import {
  actorOf,
  caseRef,
  createDeskRun,
  directTo,
  KIM_CHAT,
  LEASE_MS,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const THREAD = { platform: 'teams', kind: 'thread', id: '19:all;messageid=1' } as const;

test('one card per place, edited where it is', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  await desk.jobs.settle();
  expect(desk.at(KIM_CHAT)).toEqual(['caller card: new, en']);
  expect(desk.at(ROOM)).toEqual(['team card: new, da']);

  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.jobs.settle();
  expect(desk.at(ROOM)).toEqual(['team card: in_progress, da']);
  expect(desk.at(KIM_CHAT)).toEqual(['caller card: in_progress, en', 'claimed to caller, en']);
  expect((await desk.stored(incident)).outbox).toEqual([]);
});

test('only the newest state is shown, however many jobs wait', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'release' });
  await desk.do(incident, await actorOf(desk, 'dina'), { type: 'claim' });
  await desk.jobs.settle();
  const [card] = desk.chat.at(ROOM);
  expect(card?.shown.map((view) => view.fallback)).toEqual(['team card: in_progress, da']);
});

test('a change while the card is being posted is shown before the lease goes', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  const go = desk.chat.hold('post');
  const posting = desk.out.run(caseRef(incident), { type: 'live', place: 'team', entry: '1.1' });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  go();
  expect(await posting).toEqual({});
  expect(desk.at(ROOM)).toEqual(['team card: in_progress, da']);
});

test('who finds the lease taken comes back, and nothing is lost', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  const id = `incident.${incident}.card.team`;
  const { live } = desk.store;
  const until = new Date(desk.clock.now().getTime() + 10 * SECOND);
  const row = await live.lease(
    { type: 'card', id, subject: { kind: 'incident', id: incident }, place: 'team' },
    'another',
    desk.clock.now(),
    until,
  );
  await desk.jobs.settle();
  expect(desk.at(ROOM)).toEqual([]);
  if (row) await live.settle(row, {}, 1);
  await desk.jobs.forward(2 * SECOND);
  expect(desk.at(ROOM)).toEqual(['team card: new, da']);
});

test('three workers at one card post it once', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  const workers = ['a', 'b', 'c'].map((name) => desk.worker(name));
  await Promise.all(workers.map((one) => one.run(caseRef(incident), { type: 'live', place: 'team', entry: '1.1' })));
  expect(desk.at(ROOM)).toHaveLength(1);
});

test('a card that somebody deleted is posted anew', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  await desk.jobs.settle();
  const [card] = desk.chat.at(ROOM);
  if (card) desk.chat.remove(card.ref);
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.jobs.settle();
  expect(desk.at(ROOM)).toEqual(['team card: in_progress, da']);
  expect(desk.out.counts.reposts).toBe(0);
});

test('a card that cannot be edited any more finds another place, where one call a second may go too', async () => {
  const desk = await createDeskRun({ rates: [{ points: 1, seconds: 1 }] });
  const incident = await desk.report();
  await desk.jobs.forward(MINUTE);
  const calls = desk.chat.calls.length;
  desk.chat.fail('update', { error: 'forbidden', to: ROOM, times: 100 });
  desk.chat.fail('post', { error: 'forbidden', to: ROOM, times: 100 });
  await desk.do(incident, await actorOf(desk, 'dina'), { type: 'claim' });
  await desk.jobs.forward(MINUTE);
  expect(desk.chat.at(directTo('anna')).map(({ view }) => view.fallback)).toEqual(['team card: in_progress, da']);
  expect(desk.chat.calls.length - calls).toBeLessThan(8);
});

describe('a post whose fate is not known', () => {
  test('is posted anew once after a minute, and counted', async () => {
    const desk = await createDeskRun();
    await desk.report();
    desk.chat.fail('post', { error: 'unknown', arrives: true, to: ROOM });
    await desk.jobs.forward(58 * SECOND);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.at(ROOM)).toHaveLength(1);

    desk.clock.advance(3 * SECOND);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.at(ROOM)).toHaveLength(2);
    expect(desk.out.counts.reposts).toBe(1);
  });

  test('is posted anew at the next change', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report();
    desk.chat.fail('post', { error: 'unknown', to: ROOM });
    await desk.jobs.settle();
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
    await desk.jobs.settle();
    expect(desk.at(ROOM)).toEqual(['team card: in_progress, da']);
    expect(desk.out.counts.reposts).toBe(1);
    const row = await desk.store.live.get(`incident.${incident}.card.team`);
    expect(row).not.toHaveProperty('reason');
    expect(row).not.toHaveProperty('address');
  });

  test('unknown twice: only a change tries a third time, ten minutes later', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report();
    desk.chat.fail('post', { error: 'unknown', to: ROOM, times: 2 });
    for (let minute = 0; minute < 5; minute += 1) {
      await desk.jobs.forward(MINUTE + SECOND);
      await desk.out.sweep();
      await desk.jobs.settle();
    }
    expect(desk.chat.calls.filter((call) => call.to?.id === ROOM.id)).toHaveLength(2);
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
    await desk.jobs.settle();
    expect(desk.at(ROOM)).not.toContain('team card: in_progress, da');
    expect((await desk.stored(incident)).outbox).toEqual([]);
    for (let minute = 0; minute < 11; minute += 1) {
      await desk.jobs.forward(MINUTE);
      await desk.out.sweep();
      await desk.jobs.settle();
    }
    expect(desk.at(ROOM)).toContain('team card: in_progress, da');
  });

  test('is looked up where the platform can be asked', async () => {
    const desk = await createDeskRun({ chat: createFakeChat({ findsPosted: true }) });
    const incident = await desk.report();
    desk.chat.fail('post', { error: 'unknown', arrives: true, to: ROOM });
    await desk.jobs.settle();
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
    await desk.jobs.forward(6 * SECOND);
    expect(desk.at(ROOM)).toEqual(['team card: in_progress, da']);
  });

  test('a worker that died while posting counts as that', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report();
    const row = {
      type: 'card' as const,
      id: `incident.${incident}.card.team`,
      subject: { kind: 'incident', id: incident },
      place: 'team' as const,
    };
    const until = new Date(desk.clock.now().getTime() + LEASE_MS);
    await desk.store.live.lease(row, 'dead', desk.clock.now(), until);
    await desk.jobs.forward(LEASE_MS + 20 * SECOND);
    expect(desk.at(ROOM)).toEqual([]);
    await desk.jobs.forward(MINUTE);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.at(ROOM)).toEqual(['team card: new, da']);
  });
});

test('a limited conversation waits, another does not', async () => {
  const desk = await createDeskRun();
  await desk.report();
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 20 * SECOND, to: ROOM });
  await desk.jobs.settle();
  expect(desk.at(ROOM)).toEqual([]);
  expect(desk.at(KIM_CHAT)).toHaveLength(1);
  await desk.jobs.forward(21 * SECOND);
  expect(desk.at(ROOM)).toHaveLength(1);
});

describe('where the team card is', () => {
  test('unlinked: with the lead', async () => {
    const desk = await createDeskRun({ linked: false });
    await desk.report();
    await desk.jobs.settle();
    expect(desk.at(directTo('anna'))).toEqual(['team card: new, da']);
  });

  test('unlinked and the lead cannot be reached: in the room of the first team', async () => {
    const desk = await createDeskRun();
    desk.chat.person({ platform: 'teams', org: 'acme', user: 'bo' }, { reachable: false });
    desk.chat.fail('post', { error: 'forbidden', to: directTo('bo') });
    await desk.report({ category: 'network' });
    await desk.jobs.settle();
    expect(desk.at(ROOM)).toEqual(['team card: new, da']);
    expect(desk.out.counts.forbidden).toBe(1);
  });

  test('unlinked while trying out: where it was reported', async () => {
    const desk = await createDeskRun({ linked: false, fallbackToOrigin: true });
    await desk.report();
    await desk.jobs.settle();
    expect(desk.at(KIM_CHAT)).toEqual(['caller card: new, en', 'team card: new, da']);
  });

  test('confidential: the lead alone, and the caller in their own chat', async () => {
    const desk = await createDeskRun();
    await desk.report({ category: 'people', origin: THREAD });
    await desk.jobs.settle();
    expect(desk.at(directTo('anna'))).toEqual(['team card: new, da']);
    expect(desk.at(KIM_CHAT)).toEqual(['caller card: new, en']);
    expect(desk.chat.messages()).toHaveLength(2);
  });

  test('nowhere yet: shown once the room is linked', async () => {
    const desk = await createDeskRun({ linked: false });
    desk.chat.fail('post', { error: 'forbidden', to: directTo('anna') });
    await desk.report();
    await desk.jobs.settle();
    await desk.store.places.link({ team: 'service-desk', address: ROOM, linkedBy: 'x', linkedAt: desk.clock.now() });
    await desk.jobs.forward(MINUTE + SECOND);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.at(ROOM)).toEqual(['team card: new, da']);
    expect(desk.out.counts.reposts).toBe(0);
  });
});
