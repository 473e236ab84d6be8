import { ErrorCode, LogLevel, WebClient } from '@slack/web-api';
import { CROSSED, openWorld, type World } from '../support/world';

const SECOND = 1 / 60;

/** P1, whose policy pings the team after five minutes. */
async function urgent({ kim }: World): Promise<void> {
  await kim.writes('report Nothing works');
  await kim.presses('Everybody');
  await kim.presses('No');
}

describe.each(CROSSED.filter(([, , team]) => team === 'slack'))('%s: a lost answer of Slack', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  const posts = () => world.slack.slack.callsOf('chat.postMessage').filter(({ channel }) => channel === world.room.id);
  const looks = () => world.slack.slack.callsOf('conversations.history');

  test.each([
    ['arrived', true, [5]],
    ['did not arrive', false, [5, 30]],
  ])('a card that %s stands there once, after it was looked for', async (_arrived, arrives, looked) => {
    const { kim, room, dina, operators } = world;
    const before = posts().length;
    operators.loses(room, arrives);
    await kim.writes('report The printer is jammed');
    await world.forward(1);
    expect(room.card().words).toContain('INC-1');
    const [lost, ...others] = posts().slice(before);
    const since = (calls: readonly { readonly at: number }[]) => calls.map(({ at }) => (at - (lost?.at ?? 0)) / 1000);
    expect(since(looks())).toEqual(looked);
    expect(since(others)).toEqual(arrives ? [] : [30]);

    await dina.presses('Claim');
    expect(room.card().words).toContain('Dina Krogh has it');
    await world.forward(10);
    expect(room.cards()).toHaveLength(1);
    expect(posts().slice(before).length).toBe(arrives ? 1 : 2);
  });

  test.each([
    ['arrived', true],
    ['did not arrive', false],
  ])('a message that %s is said once', async (_arrived, arrives) => {
    const { kim, dina, operators } = world;
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    operators.loses(dina, arrives);
    await kim.fills('Reply', { text: 'It is the left one' });
    expect(dina.heard()).toHaveLength(arrives ? 1 : 0);
    await world.forward(2);
    expect(dina.heard()).toHaveLength(arrives ? 0 : 1);
    await world.forward(30);
    expect(dina.posts()).toHaveLength(1);
  });

  test('the control: with the retries of the SDK the same lost answer makes three posts', async () => {
    const { slack } = world.slack;
    const client = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 2, minTimeout: 1, factor: 1 },
      logLevel: LogLevel.ERROR,
    });
    world.operators.loses(world.room, true, 3);
    const error: unknown = await client.chat
      .postMessage({ channel: world.room.id, text: 'once' })
      .catch((one: unknown) => one);
    expect(error).toMatchObject({ code: ErrorCode.RequestError });
    expect(world.room.heard()).toEqual(['once', 'once', 'once']);
  });
});

describe.each(CROSSED.filter(([, , team]) => team === 'teams'))('%s: a lost answer of Teams', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    await urgent(world);
  });
  afterEach(() => world.close());

  test.each([true, false])('a ping of unknown fate (arrived: %s) is not repeated there', async (arrives) => {
    const { anna, room, operators } = world;
    operators.loses(room, arrives);
    await world.forward(7);
    expect(room.heard()).toHaveLength(arrives ? 1 : 0);
    // A missed ping of a P1 is the worse fault: its next way is the lead.
    expect(anna.heard()).toEqual([expect.stringContaining('Nobody')]);
    await world.forward(7);
    expect(room.heard()).toEqual([]);
  });

  test('a message of unknown fate is not repeated, and nothing after it waits', async () => {
    const { kim, dina, operators } = world;
    await dina.presses('Claim');
    operators.loses(dina, false);
    await kim.fills('Reply', { text: 'It is the left one' });
    await kim.fills('Reply', { text: 'And now the right one' });
    await world.forward(10);
    expect(dina.heard()).toEqual([expect.stringContaining('And now the right one')]);
  });
});

describe.each(CROSSED.filter(([, , team]) => team === 'teams'))('%s: a lost card of Teams', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  test('is posted anew once, after a minute', async () => {
    const { kim, room, operators } = world;
    operators.loses(room, false);
    await kim.writes('report The printer is jammed');
    await world.forward(40 * SECOND);
    expect(room.cards()).toHaveLength(0);
    await world.forward(2);
    expect(room.cards()).toHaveLength(1);
    expect(world.out.counts.reposts).toBe(1);
    await world.forward(30);
    expect(room.cards()).toHaveLength(1);
  });

  test('is posted anew once, at the next change', async () => {
    const { kim, room, operators } = world;
    operators.loses(room, false, 2);
    await kim.writes('report The printer is jammed');
    await kim.presses('Only me');
    await world.forward(30);
    expect(room.cards()).toHaveLength(0);
    await kim.presses('No');
    expect(room.card().words).toContain('P3');
    await world.forward(4);
    expect(room.cards()).toHaveLength(1);
  });

  test('that arrived is taken over when somebody presses it', async () => {
    const { kim, dina, room, operators } = world;
    operators.loses(room, true);
    await kim.writes('report The printer is jammed');
    expect(room.cards()).toHaveLength(1);
    await dina.presses('Claim');
    expect(room.card().words).toContain('Dina Krogh has it');
    await world.forward(10);
    expect(room.cards()).toHaveLength(1);
    expect(world.out.counts.reposts).toBe(0);
  });
});
