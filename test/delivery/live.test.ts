import { setTimeout as sleep } from 'node:timers/promises';
import { createFakeChat } from '../support/chat';
import { aDesk } from '../support/desk';
import {
  actorOf,
  caseRef,
  createDeskRun,
  type DeskRun,
  directTo,
  LEASE_MS,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const cardRow = (run: DeskRun, incident: string) => run.store.live.get(`incident.${incident}.card.team`);
const calls = (run: DeskRun, kind: 'post' | 'update', at = ROOM) =>
  run.chat.calls.filter(({ call, to }) => call === kind && to?.id === at.id).length;

/** Moves on as a worker does: jobs, and a sweep every two seconds. */
async function pass(run: DeskRun, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 2 * SECOND) {
    await run.jobs.forward(Math.min(left, 2 * SECOND));
    await run.out.sweep();
    await run.jobs.settle();
  }
}

describe('a lease', () => {
  test('is renewed while the call runs: nobody else posts meanwhile', async () => {
    const run = await createDeskRun({ leaseMs: 60 });
    const incident = await run.report();
    const go = run.chat.hold('post');
    const posting = run.out.run(caseRef(incident), { type: 'live', place: 'team', entry: '1.1' });
    const other = run.worker('other');
    for (let times = 0; times < 6; times += 1) {
      await sleep(40);
      run.clock.advance(40);
      await other.run(caseRef(incident), { type: 'live', place: 'team', entry: '1.1' });
    }
    go();
    await posting;
    await pass(run, 10 * SECOND);
    expect(calls(run, 'post')).toBe(1);
    expect(await cardRow(run, incident)).toMatchObject({ ref: { address: ROOM } });
  });

  test('of somebody who died is found by the sweep, where the job died too', async () => {
    const run = await createDeskRun({ chat: createFakeChat({ findsPosted: true }) });
    const incident = await run.report();
    const card = {
      type: 'card',
      id: `incident.${incident}.card.team`,
      subject: caseRef(incident),
      place: 'team',
    } as const;
    await run.store.live.lease(card, 'dead', run.clock.now(), new Date(run.clock.now().getTime() + LEASE_MS));
    run.jobs.flush();
    await run.store.incidents.settle(
      incident,
      (await run.stored(incident)).outbox.map(({ id }) => id),
    );
    // Twenty seconds after the kill, of which the lease itself is five.
    await pass(run, LEASE_MS);
    await pass(run, 14 * SECOND);
    expect(run.at(ROOM)).toEqual(['team card: new, da']);
  });

  test('of somebody who died where nobody can be asked: shown anew within a minute', async () => {
    const run = await createDeskRun();
    const incident = await run.report();
    const card = {
      type: 'card',
      id: `incident.${incident}.card.team`,
      subject: caseRef(incident),
      place: 'team',
    } as const;
    await run.store.live.lease(card, 'dead', run.clock.now(), new Date(run.clock.now().getTime() + LEASE_MS));
    await pass(run, LEASE_MS);
    await pass(run, 54 * SECOND);
    expect(run.at(ROOM)).toEqual(['team card: new, da']);
    expect(run.out.counts.reposts).toBe(1);
  });
});

describe('a card whose answer was lost twice', () => {
  const lostTwice = async () => {
    const run = await createDeskRun();
    const incident = await run.report();
    run.chat.fail('post', { error: 'unknown', arrives: true, to: ROOM, times: 2 });
    await pass(run, 2 * MINUTE);
    expect(calls(run, 'post')).toBe(2);
    expect(run.out.counts.reposts).toBe(1);
    return { run, incident };
  };

  test('is adopted by a press, and edited from then on', async () => {
    const { run, incident } = await lostTwice();
    const [, second] = run.chat.at(ROOM);
    if (second) await run.store.live.adopt(`incident.${incident}.card.team`, second.ref);
    await run.do(incident, await actorOf(run, 'anna'), { type: 'claim' });
    await pass(run, 10 * SECOND);
    expect(calls(run, 'post')).toBe(2);
    expect(run.at(ROOM)).toEqual(['team card: new, da', 'team card: in_progress, da']);
  });

  test('is not posted a third time, also where it changes soon', async () => {
    const { run, incident } = await lostTwice();
    await pass(run, 2 * MINUTE);
    await run.do(incident, await actorOf(run, 'anna'), { type: 'claim' });
    await pass(run, 2 * MINUTE);
    expect(calls(run, 'post')).toBe(2);
    expect(run.out.counts.reposts).toBe(1);
  });
});

test('a card that nobody says anything of is looked for during a day, then posted anew, once', async () => {
  const run = await createDeskRun({ desk: aDesk({ escalations: [] }), chat: createFakeChat({ findsPosted: true }) });
  run.chat.fail('post', { error: 'unknown', to: ROOM });
  run.chat.fail('findPosted', { error: 'unknown', to: ROOM, times: 10_000 });
  const incident = await run.report();
  const looks = () => run.chat.calls.filter(({ call }) => call === 'findPosted').length;
  await run.jobs.forward(23 * 60 * MINUTE);
  const cards = () => run.at(ROOM).filter((text) => text.startsWith('team card'));
  expect(looks()).toBeGreaterThan(2 * 60 * 22);
  expect(cards()).toEqual([]);
  await run.jobs.forward(61 * MINUTE);
  const asked = looks();
  await pass(run, 2 * MINUTE);
  expect(looks()).toBe(asked);
  expect(cards()).toEqual(['team card: new, da']);
  expect(run.out.counts.reposts).toBe(1);
  expect(await cardRow(run, incident)).not.toHaveProperty('lookedSince');
});

describe('a card that can stand nowhere', () => {
  const nowhere = async () => {
    const run = await createDeskRun({ linked: false });
    run.chat.fail('post', { error: 'forbidden', to: directTo('anna'), times: 1000 });
    const incident = await run.report();
    await pass(run, 10 * SECOND);
    return { run, incident, tries: () => calls(run, 'post', directTo('anna')) };
  };

  test('rests, is counted, and is tried once an hour', async () => {
    const { run, incident, tries } = await nowhere();
    expect(await cardRow(run, incident)).toMatchObject({ reason: 'unreachable' });
    expect([...run.out.counts.unreachable]).toContain('service-desk');
    const before = tries();
    await pass(run, 50 * MINUTE);
    expect(tries() - before).toBe(0);
    await pass(run, 11 * MINUTE);
    expect(tries() - before).toBe(1);
  });

  test('is tried soon after a room was linked', async () => {
    const { run, incident } = await nowhere();
    await pass(run, MINUTE);
    await run.store.places.link({ team: 'service-desk', address: ROOM, linkedBy: 'x', linkedAt: run.clock.now() });
    await pass(run, 20 * SECOND);
    expect(run.at(ROOM)).toEqual(['team card: new, da']);
    expect([...run.out.counts.unreachable]).not.toContain('service-desk');
    const row = await cardRow(run, incident);
    for (const field of ['reason', 'restsSince', 'restsAs', 'dueAt']) expect(row).not.toHaveProperty(field);
  });
});

describe('what it costs', () => {
  /** Counts calls of the store that cards make. */
  const counting = (run: DeskRun) => {
    const made = { lease: 0, settle: 0, get: 0, load: 0 };
    const { live, incidents } = run.store;
    const count = (of: object, name: keyof typeof made): void => {
      const call: unknown = Reflect.get(of, name);
      if (typeof call !== 'function') throw new Error(`No ${name}`);
      Reflect.set(of, name, (...args: readonly unknown[]): unknown => {
        made[name] += 1;
        return Reflect.apply(call, of, args);
      });
    };
    for (const name of ['lease', 'settle', 'get'] as const) count(live, name);
    count(incidents, 'load');
    return made;
  };

  test('an edit that changes nothing writes nothing and calls nothing', async () => {
    const run = await createDeskRun();
    const incident = await run.report();
    await run.jobs.settle();
    const made = counting(run);
    const before = run.chat.calls.length;
    await run.do(incident, await actorOf(run, 'anna'), { type: 'note', text: 'Hm', attachments: [] });
    await run.jobs.settle();
    expect(run.chat.calls.length - before).toBe(0);
    expect(made).toMatchObject({ lease: 0, settle: 0 });
    expect((await run.stored(incident)).outbox.filter(({ effect }) => effect.type === 'live')).toEqual([]);
  });

  test('an edit that may have arrived is made again, also when the state is as it was before', async () => {
    const run = await createDeskRun();
    const incident = await run.report();
    await run.jobs.settle();
    run.chat.fail('update', { error: 'unknown', arrives: true, to: ROOM });
    await run.do(incident, await actorOf(run, 'anna'), { type: 'claim' });
    await run.jobs.settle();
    await run.do(incident, await actorOf(run, 'anna'), { type: 'release' });
    await pass(run, 10 * SECOND);
    expect(run.at(ROOM)[0]).toBe('team card: new, da');
  });

  test('fifty cards that wait for one limited room come each at its turn, instead of asking again and again', async () => {
    const desk = aDesk({ escalations: [], storm: { over: 1000, withinMs: MINUTE } });
    const run = await createDeskRun({ desk, rates: [{ points: 1, seconds: 1 }] });
    const made = counting(run);
    const ids: string[] = [];
    for (let n = 0; n < 50; n += 1) ids.push(await run.report({ origin: { ...ROOM, id: `19:other${n}` } }));
    const total = () => made.get + made.load + 2 * made.lease + made.settle;
    await pass(run, MINUTE);
    expect(run.at(ROOM)).toHaveLength(50);
    expect(total() / 60).toBeLessThan(30);

    const posted = total();
    const dina = await actorOf(run, 'dina');
    for (const id of ids) await run.do(id, dina, { type: 'claim' });
    // What is urgent waits for none of them.
    const urgent = await run.report({ urgent: true });
    await pass(run, 4 * SECOND);
    expect(run.chat.at(ROOM).some(({ key }) => key === `incident.${urgent}.card.team`)).toBe(true);
    await pass(run, MINUTE - 4 * SECOND);
    expect(run.at(ROOM).filter((text) => text.includes('in_progress'))).toHaveLength(50);
    expect((total() - posted) / 60).toBeLessThan(30);
  });
});

test('what shows a case is kept for 30 days after its end, and for as long as it is open', async () => {
  const run = await createDeskRun();
  const incident = await run.report();
  await run.jobs.settle();
  expect(await cardRow(run, incident)).not.toHaveProperty('expireAt');
  const kim = await actorOf(run, 'kim');
  await run.do(incident, kim, { type: 'cancel' });
  const ended = run.clock.now().getTime();
  await run.jobs.settle();
  expect((await cardRow(run, incident))?.expireAt).toEqual(new Date(ended + 30 * 24 * 60 * MINUTE));
  await run.do(incident, kim, { type: 'reopen' });
  await run.jobs.settle();
  expect(await cardRow(run, incident)).not.toHaveProperty('expireAt');
});
