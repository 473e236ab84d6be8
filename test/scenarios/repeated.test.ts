import { CROSSED, openWorld, type World } from '../support/world';
import { fromReportToFixed } from '../support/world/main-story';

const HAPPENED = [
  ['logged', 'assessed', 'planned', 'assessed', 'planned', 'claimed', 'asked', 'answered', 'noted'],
  ['resolved', 'reopened', 'resolved', 'closed'],
].flat();

describe.each(CROSSED)('%s', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  const happened = async () =>
    (await world.incident()).timeline.map(({ type }) => type).filter((type) => type !== 'targetWarned');

  test.each([
    [4, 'at once'],
    [2, 'one by one'],
  ] as const)('the main story, each event delivered %i times %s', async (times, how) => {
    await world.repeat(times, how);
    await fromReportToFixed(world);
    expect(await happened()).toEqual(HAPPENED);
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
  });

  test('a second click changes nothing, whoever makes it', async () => {
    const { kim, anna, dina, room } = world;
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    kim.heard();
    const { version } = await world.incident();
    expect(await dina.pressesLate('Claim')).toContain('Nothing to do.');
    expect(await anna.pressesLate('Claim')).toContain('Dina Krogh already has INC-1.');
    expect((await world.incident()).version).toBe(version);
    expect([...kim.heard(), ...room.heard()]).toEqual([]);
  });

  test('a button of a card that is closed by now does nothing, and shows the case as it is', async () => {
    const { kim, dina, room } = world;
    await kim.writes('report The printer is jammed');
    await kim.presses('It works now');
    const { version } = await world.incident();
    for (const button of ['Claim', 'Ask the caller']) {
      expect(await dina.pressesLate(button)).toMatch(/closed/i);
    }
    expect(await kim.pressesLate('Cancel')).toMatch(/closed/i);
    expect((await world.incident()).version).toBe(version);
    expect(room.card().words).toContain('Closed');
  });
});

describe('in Slack', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller: 'slack', team: 'slack' });
    await world.kim.writes('report The printer is jammed');
  });
  afterEach(() => world.close());

  const modalOf = (person: World['kim']) => {
    const { modal } = world.slack.actor(person);
    if (!modal) throw new Error('no window');
    return modal;
  };

  test('a form that is sent twice counts once', async () => {
    const { dina, kim } = world;
    await dina.presses('More…');
    await dina.presses('Resolve');
    const { payload } = await world.slack.actor(dina).submits(modalOf(dina), { text: 'New toner', code: 'fixed' });
    await Promise.all([1, 2].map(() => world.slack.slack.deliver(payload)));
    await world.settle();
    expect((await world.incident()).timeline.map(({ type }) => type)).toEqual(['logged', 'claimed', 'resolved']);
    expect(kim.heard()).toEqual([expect.stringContaining('New toner')]);
  });

  test('what is delivered again gets the first answer again, and changes nothing', async () => {
    const { dina, room } = world;
    const { slack, actor } = world.slack;
    const card = world.slack.message(room.card());
    const typed = await actor(dina).command('/incident', 'report The screen is black', { in: card.channel });
    await world.settle();
    expect(JSON.stringify(typed.body)).toContain('INC-2');
    expect((await slack.deliver(typed.payload)).body).toEqual(typed.body);
    await world.settle();
    expect(await world.store.incidents.byNumber(3)).toBeUndefined();

    dina.heard();
    const press = await actor(dina).presses('Claim', { on: card });
    await world.settle();
    const first = dina.heard();
    const { version } = await world.incident(1);
    await slack.deliver(press.payload);
    await world.settle();
    expect(dina.heard()).toEqual(first);
    expect(first.join()).not.toContain('Nothing to do.');
    expect((await world.incident(1)).version).toBe(version);
  });

  test('a window that is closed before it is filled is let go', async () => {
    const { dina, kim } = world;
    const { slack, actor } = world.slack;
    slack.fault('views.update', { delayMs: 60 });
    const before = slack.callsOf('views.open').length;
    await actor(dina).presses('Ask the caller', { on: world.slack.message(world.room.card()) });
    while (slack.callsOf('views.open').length === before || !actor(dina).modal) await new Promise(setImmediate);
    await actor(dina).closes(modalOf(dina));
    await world.settle();
    expect(actor(dina).modal).toBeUndefined();
    expect([...dina.heard(), ...kim.heard()]).toEqual([]);
    expect(world.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
    expect((await world.incident()).state.status).toBe('new');
  });

  test('edits, deletions and other bots are no reports', async () => {
    const { kim, room } = world;
    const { slack, actor } = world.slack;
    const { message, payload } = await actor(kim).says('hello');
    await world.settle();
    kim.heard();
    await actor(kim).edits(message, 'report The screen is black');
    await actor(kim).deletes(message);
    const event = {
      ...Object(payload['event']),
      text: 'report The screen is black',
      bot_id: 'B0OTHER',
      ts: '1.000001',
    };
    await slack.deliver({ ...payload, event, event_id: 'Ev0OTHER' });
    await world.settle();
    expect(kim.heard()).toEqual([]);
    expect(room.cards()).toHaveLength(1);
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
  });
});
