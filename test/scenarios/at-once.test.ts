import { openWorld, PAIRS, type Post, type World } from '../support/world';

describe.each(PAIRS)('%s', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    await world.kim.writes('report The printer is jammed');
  });
  afterEach(() => world.close());

  const happened = async () => (await world.incident()).timeline.map(({ type }) => type);
  const behind = ({ id }: Post) =>
    team === 'slack'
      ? world.slack.message(world.room.card())
      : world.teams.teams.world.posts.find((one) => one.id === id);

  test('two operators claim at once: one has it, and the other is told who', async () => {
    const { kim, anna, dina, room } = world;
    const answers = (await Promise.all([dina.presses('Claim'), anna.presses('Claim')])).join('\n');
    const owner = (await world.incident()).state.owner?.name;
    expect(answers).toContain('You have taken INC-1');
    expect(answers).toContain(`${owner} already has INC-1`);
    expect(await happened()).toEqual(['logged', 'claimed']);
    expect(kim.heard()).toEqual([expect.stringContaining(`${owner} has taken your incident`)]);
    expect(room.card().words).toContain(`${owner} has it`);
  });

  test('a card that somebody deletes comes back with the next change, once', async () => {
    const { kim, dina, room } = world;
    Object.assign(behind(room.card()) ?? {}, { deleted: true });
    expect(room.cards()).toEqual([]);
    await kim.presses('No');
    expect(room.card().words).toContain('P3');
    await dina.presses('Claim');
    await world.forward(30);
    expect(room.card().words).toContain('Dina Krogh has it');
  });
});

describe('in Slack', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller: 'slack', team: 'slack' });
  });
  afterEach(() => world.close());

  test('what was done is not done again when Slack thinks that it was not heard', async () => {
    const { kim, dina, slack } = world;
    const report = await slack.actor(kim).says('report The printer is jammed');
    await world.settle();
    const claim = await slack.actor(dina).presses('Claim', { on: slack.message(world.room.card()) });
    await world.settle();
    const hello = await slack.actor(kim).says('hello');
    await world.settle();
    const { version } = await world.incident();
    kim.heard();
    for (const { payload } of [report, claim, hello]) {
      const again = { retryNum: 1, retryReason: 'http_timeout' };
      expect((await slack.slack.deliver(payload, again)).status).toBe(200);
    }
    await world.settle();
    expect((await world.incident()).version).toBe(version);
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
    expect([...kim.heard(), ...world.room.heard()]).toEqual([]);
  });

  test('the bot hears of its own messages and edits, and makes nothing of them', async () => {
    const { kim, dina, slack } = world;
    const { calls, workspace } = slack.slack;
    await kim.writes('report report The printer is jammed');
    await dina.fills('Ask the caller', { text: 'report which one?' });
    const [made, messages] = [calls.length, workspace.messages.length];
    for (const message of workspace.messages.filter(({ byBot }) => byBot)) {
      const { user, ts, channel } = message;
      const told = { type: 'message', user, ts, channel: channel.id, channel_type: 'im', text: 'report Again' };
      const { payload } = await slack.actor(kim).opensHome();
      await slack.slack.deliver({ ...payload, event_id: `Ev${ts}`, event: told });
    }
    await world.settle();
    expect(workspace.messages.length).toBe(messages);
    expect(calls.slice(made).map(({ method }) => method)).toEqual(calls.slice(made).map(() => 'views.publish'));
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
  });
});
