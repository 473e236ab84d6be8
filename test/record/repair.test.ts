import { incidentKind } from '../../src/incident/kind';
import { createRepair, lookThrough } from '../../src/record/repair';
import { type Store } from '../../src/store';
import { aDesk } from '../support/desk';
import { createMemoryStore } from '../support/memory-store';
import { actorOf, createDeskRun, type DeskRun, MINUTE, ROOM, SECOND } from '../support/outgoing';

const LEASE = 90 * SECOND;

/** A worker that repairs, and what it told and logged. */
function repairOn(desk: DeskRun, instance: string, store: Store = desk.store) {
  const told: string[] = [];
  const beats: Date[] = [];
  const say = (level: string) => (_fields: unknown, message?: string) => void told.push(`${level} ${message}`);
  const { clock } = desk;
  const log = { warn: say('warn'), error: say('error') };
  const look = lookThrough({
    kind: incidentKind,
    store: store.incidents,
    run: desk.out.run,
    handle: desk.handle,
    newestDesk: async () => undefined,
    clock,
    log,
  });
  const heartbeat = async () => void beats.push(clock.now());
  return { repair: createRepair({ store, kinds: [look], clock, instance, heartbeat, log }), beats, told };
}

/** The next look of a case is lost, as by a bug or by hand. */
const loseNextLook = async (desk: DeskRun, incident: string, nextAt?: Date) => {
  const { version } = await desk.stored(incident);
  await desk.store.incidents.realign(incident, version, nextAt);
};

describe('a repair', () => {
  test('that finds every case with its next step ahead, or rightly at rest, tells the watchdog', async () => {
    const desk = await createDeskRun();
    await desk.report({ urgent: true });
    const ended = await desk.report();
    await desk.do(ended, await actorOf(desk, 'anna'), { type: 'cancel' });
    const { repair, beats, told } = repairOn(desk, 'a');
    await repair();
    const now = desk.clock.now();
    expect(beats).toEqual([now]);
    expect(told).toEqual([]);
    expect(await desk.store.repairs.last()).toEqual({
      at: now,
      cleanAt: now,
      open: 1,
      overdue: 0,
      astray: 0,
      astrayTotal: 0,
    });
  });

  test('runs what is overdue itself, without Redis and without a sweep, and keeps the watchdog waiting', async () => {
    const desk = await createDeskRun();
    desk.jobs.setUp(false);
    const incident = await desk.report({ urgent: true });
    const { repair, beats, told } = repairOn(desk, 'a');
    desk.clock.advance(5 * MINUTE + 31 * SECOND);
    await repair();
    expect((await desk.stored(incident)).timeline.map(({ type }) => type)).toEqual(['logged', 'pinged']);
    expect(beats).toEqual([]);
    expect(told).toEqual(['error a repair found something wrong']);
    expect(await desk.store.repairs.last()).toMatchObject({ overdue: 1, astray: 0 });

    desk.clock.advance(MINUTE);
    await repair();
    expect(beats).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  test('runs what has just come due, and finds nothing wrong with it', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report({ urgent: true });
    desk.clock.advance(5 * MINUTE + 30 * SECOND);
    const { repair, beats } = repairOn(desk, 'a');
    await repair();
    expect((await desk.stored(incident)).version).toBe(2);
    expect(beats).toHaveLength(1);
  });

  test('puts right what went astray, counts it, and pings at the next step as if nothing had been', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report({ urgent: true });
    const other = await desk.report({ urgent: true });
    const { nextAt } = (await desk.stored(incident)).state;
    await loseNextLook(desk, incident);
    await loseNextLook(desk, other, new Date(desk.clock.now().getTime() + 900 * MINUTE));
    desk.jobs.flush();

    const { repair, beats, told } = repairOn(desk, 'a');
    await repair();
    expect((await desk.stored(incident)).state.nextAt).toEqual(nextAt);
    expect((await desk.stored(other)).state.nextAt).toEqual(nextAt);
    expect(beats).toEqual([]);
    expect(told).toEqual(['error a repair found something wrong']);
    expect(await desk.store.repairs.last()).toMatchObject({ astray: 2, astrayTotal: 2 });
    await repair();
    expect(beats).toHaveLength(1);
    expect(await desk.store.repairs.last()).toMatchObject({ astray: 0, astrayTotal: 2 });

    await desk.jobs.forward(5 * MINUTE);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.said(ROOM)).toEqual(['ping to team, da', 'ping to team, da']);
  });

  test('runs a step at once that was missed while its case was astray', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report({ urgent: true });
    await loseNextLook(desk, incident);
    desk.jobs.flush();
    desk.clock.advance(40 * MINUTE);
    await desk.out.sweep();
    expect((await desk.stored(incident)).version).toBe(1);
    const { repair } = repairOn(desk, 'a');
    await repair();
    expect((await desk.stored(incident)).timeline.map(({ type }) => type)).toContain('pinged');
    expect(await desk.store.repairs.last()).toMatchObject({ astray: 1, overdue: 1 });
  });

  test('puts right a case that the sweep would not find, and one that nobody can read keeps the watchdog waiting', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report({ urgent: true });
    const { incidents } = desk.store;
    const realigned: string[] = [];
    const open: typeof incidents.open = async (after, limit) => {
      const { rows, ...page } = await incidents.open(after, limit);
      return { ...page, unreadable: 1, rows: rows.map(({ dueAt: _, ...row }) => row) };
    };
    const realign: typeof incidents.realign = async (id, version, nextAt) => {
      realigned.push(id);
      return incidents.realign(id, version, nextAt);
    };
    const lost = { ...desk.store, incidents: { ...incidents, open, realign } };
    await repairOn(desk, 'a', lost).repair();
    expect(realigned).toEqual([incident]);
    expect(await desk.store.repairs.last()).toMatchObject({ open: 2, astray: 1 });

    const unread: typeof open = async (after, limit) => ({ ...(await incidents.open(after, limit)), unreadable: 1 });
    const { repair, beats } = repairOn(desk, 'a', { ...desk.store, incidents: { ...incidents, open: unread } });
    await repair();
    expect(await desk.store.repairs.last()).toMatchObject({ astray: 0 });
    expect(beats).toEqual([]);
  });

  test('goes past a case that fails, and says that it was not clean', async () => {
    const real = createMemoryStore();
    let bad = '';
    const load: typeof real.incidents.load = async (id) => {
      if (id === bad) throw new Error('cannot be read');
      return real.incidents.load(id);
    };
    const desk = await createDeskRun({ store: { ...real, incidents: { ...real.incidents, load } } });
    desk.jobs.setUp(false);
    const first = await desk.report({ urgent: true });
    const second = await desk.report({ urgent: true });
    bad = first;
    desk.clock.advance(5 * MINUTE);
    const { repair, beats, told } = repairOn(desk, 'a');
    await repair();
    expect((await real.incidents.load(second))?.version).toBe(2);
    expect(told).toEqual(['error a record could not be looked at', 'error a repair found something wrong']);
    expect(beats).toEqual([]);
  });

  test('looks at every case, however many pages they fill', async () => {
    const desk = await createDeskRun();
    for (let n = 0; n < 205; n += 1) await desk.report();
    const { repair } = repairOn(desk, 'a');
    await repair();
    expect(await desk.store.repairs.last()).toMatchObject({ open: 205 });
  });

  test('that MongoDB does not answer tells nobody, and does not reject', async () => {
    const desk = await createDeskRun();
    const open = () => Promise.reject(new Error('away'));
    const store = { ...desk.store, incidents: { ...desk.store.incidents, open } };
    const { repair, beats, told } = repairOn(desk, 'a', store);
    await expect(repair()).resolves.toBeUndefined();
    expect(beats).toEqual([]);
    expect(told).toEqual(['warn a repair failed']);
  });

  test('moves what is old in a long timeline to the history', async () => {
    const desk = await createDeskRun();
    const incident = await desk.report();
    const anna = await actorOf(desk, 'anna');
    for (let n = 0; n < 204; n += 1) await desk.do(incident, anna, { type: 'note', text: `${n}`, attachments: [] });
    const { repair, beats } = repairOn(desk, 'a');
    await repair();
    expect((await desk.stored(incident)).timeline).toHaveLength(200);
    expect((await desk.store.incidents.history(incident)).map(({ type }) => type)).toHaveLength(205);
    expect(beats).toHaveLength(1);
  });
});

describe('a team that is no longer on the desk', () => {
  const { teams, categories, ...rest } = aDesk();
  const { network: _, ...others } = teams;
  const without = aDesk({
    ...rest,
    version: 'v2',
    teams: others,
    categories: Object.fromEntries(
      Object.entries(categories).map(([key, one]) => [key, { ...one, team: 'service-desk' }] as const),
    ),
  });

  /** A case of the network that rests, and a desk that has no such team any more. */
  const rested = async () => {
    const before = await createDeskRun();
    const incident = await before.report({ category: 'network' });
    await before.jobs.forward(30 * 24 * 60 * MINUTE);
    const { state } = await before.stored(incident);
    expect([state.team, state.status, state.nextAt]).toEqual(['network', 'new', undefined]);
    const desk = await createDeskRun({ store: before.store, desk: without });
    desk.clock.advance(30 * 24 * 60 * MINUTE);
    return { desk, incident };
  };

  test('leaves its resting cases to the first team, each once, which hears of it and is pinged', async () => {
    const { desk, incident } = await rested();
    await desk.out.repair();
    await desk.jobs.settle();
    const moved = await desk.stored(incident);
    expect(moved.state.team).toBe('service-desk');
    expect(moved.timeline.slice(-2).map(({ type }) => type)).toEqual(['rehomed', 'planned']);
    expect(desk.said(ROOM)).toEqual(['rehomed to team, da']);
    desk.clock.advance(MINUTE);
    await desk.out.repair();
    expect((await desk.stored(incident)).version).toBe(moved.version);
    await desk.jobs.forward(24 * 60 * MINUTE);
    expect(desk.said(ROOM)).toContain('ping to team, da');
  });

  test('keeps them while another version counts than the one that this process has', async () => {
    const { desk, incident } = await rested();
    await desk.store.desks.move(0, { active: 'v3', moves: [] });
    await desk.out.repair();
    expect((await desk.stored(incident)).state.team).toBe('network');
  });
});

describe('several workers', () => {
  test('repair one at a time', async () => {
    const desk = await createDeskRun();
    await desk.report();
    const workers = ['a', 'b', 'c'].map((name) => repairOn(desk, name));
    for (let minute = 0; minute < 4; minute += 1) {
      await Promise.all(workers.map(({ repair }) => repair()));
      desk.clock.advance(MINUTE);
    }
    expect(workers.map(({ beats }) => beats.length)).toEqual([4, 0, 0]);
  });

  test('take over from one that was killed', async () => {
    const desk = await createDeskRun();
    const [killed, other] = [repairOn(desk, 'a'), repairOn(desk, 'b')];
    await killed.repair();
    desk.clock.advance(LEASE - SECOND);
    await other.repair();
    expect(other.beats).toEqual([]);
    desk.clock.advance(SECOND);
    await other.repair();
    expect(other.beats).toHaveLength(1);
  });

  test('stop in the middle when another took over meanwhile', async () => {
    const desk = await createDeskRun();
    for (let n = 0; n < 201; n += 1) await desk.report();
    const { incidents } = desk.store;
    const slow: typeof incidents.open = async (after, limit) => {
      const page = await incidents.open(after, limit);
      desk.clock.advance(LEASE);
      await desk.store.leases.take('repair', 'b', desk.clock.now(), new Date(desk.clock.now().getTime() + LEASE));
      return page;
    };
    const { repair, beats } = repairOn(desk, 'a', {
      ...desk.store,
      incidents: { ...desk.store.incidents, open: slow },
    });
    await repair();
    expect(beats).toEqual([]);
    expect(await desk.store.repairs.last()).toBeUndefined();
  });
});
