import type { DeliverOptions } from '../support/slack/deliver';
import { isJson, type Json } from '../support/slack/json';
import { CROSSED, openWorld, type Person, type Post, type World } from '../support/world';
import { createGate, type Gate } from '../support/world/gate';

describe('a request that Slack did not make', () => {
  let world: World;
  let gate: Gate;
  let sent: Readonly<Record<string, Json>>;

  /** The same once more, as something new. */
  const anew = (payload: Json, more: Json = {}): Json => {
    const { event, view } = payload;
    return {
      ...payload,
      ...(payload['trigger_id'] !== undefined && { trigger_id: `9.9.${Math.random()}` }),
      ...(isJson(event) && { event_id: `Ev${Math.random()}`, event: { ...event, ts: `${Date.now() / 1000}` } }),
      ...(isJson(view) && { view: { ...view, hash: String(Math.random()) } }),
      ...more,
    };
  };

  beforeEach(async () => {
    gate = createGate();
    world = await openWorld({ caller: 'slack', team: 'slack', between: gate.between });
    const [kim, dina] = [world.kim, world.dina].map(world.slack.actor);
    if (!kim || !dina) throw new Error('nobody there');
    const report = await kim.says('report The printer is jammed');
    await world.settle();
    const claim = await dina.presses('Claim', { on: world.slack.message(world.room.card()) });
    await world.settle();
    const command = await dina.command('/incident', 'release INC-1');
    sent = { report: report.payload, claim: claim.payload, command: command.payload };
    await world.settle();
  });
  afterEach(() => world.close());

  const KINDS = ['report', 'claim', 'command'] as const;
  const FORGED: readonly (readonly [string, DeliverOptions])[] = [
    ['signed with another secret', { signature: 'bad' }],
    ['not signed', { signature: 'none' }],
    ['signed more than five minutes ago', { ageSeconds: 301 }],
  ];

  test.each(FORGED)('%s, is refused and leaves no trace', async (_, options) => {
    for (const kind of KINDS) {
      const [asked, calls] = [gate.asked.length, world.slack.slack.calls.length];
      const answer = await world.slack.slack.deliver(anew(sent[kind] ?? {}), options);
      await world.settle();
      expect([answer.status, gate.asked.slice(asked), world.slack.slack.calls.slice(calls)]).toEqual([401, [], []]);
    }
  });

  test('of a workspace that never installed it, is refused and leaves no trace', async () => {
    const other = { team_id: 'T0OTHER', context_team_id: 'T0OTHER', authorizations: [{ team_id: 'T0OTHER' }] };
    for (const kind of KINDS) {
      const asked = gate.asked.length;
      const { team } = sent[kind] ?? {};
      const foreign = { ...other, ...(isJson(team) && { team: { ...team, id: 'T0OTHER' } }) };
      const answer = await world.slack.slack.deliver(anew(sent[kind] ?? {}, foreign));
      expect([answer.status, gate.asked.slice(asked)]).toEqual([403, []]);
    }
  });

  test('well signed, each of them does something: the refusals above are no accident', async () => {
    for (const kind of KINDS) expect((await world.slack.slack.deliver(anew(sent[kind] ?? {}))).status).toBe(200);
    await world.settle();
    expect((await world.incident(2)).state.title).toBe('The printer is jammed');
    const { timeline } = await world.incident(1);
    const done = timeline.map(({ type }) => type).filter((type) => type !== 'planned');
    expect(done).toEqual(['logged', 'claimed', 'released', 'claimed', 'released']);
  });
});

describe('a request that Teams did not make', () => {
  const APP = '00000000-1111-2222-3333-444444444444';

  test('is refused and leaves no trace; the same with a good token is heard', async () => {
    const gate = createGate();
    const world = await openWorld({ caller: 'teams', team: 'teams', between: gate.between, teams: { appId: APP } });
    const { teams } = world.teams;
    const { activity } = await world.teams.actor(world.kim).says('report The printer is jammed');
    await world.settle();
    const again = { ...activity, id: 'another' };
    const tokens = [await teams.token({ forged: true }), await teams.token({ expiresIn: -3600 }), 'nonsense', ''];
    const [asked, calls] = [gate.asked.length, teams.calls.length];
    for (const token of tokens) {
      expect((await teams.deliver(again, { authorization: token && `Bearer ${token}` })).status).toBe(401);
    }
    const elsewhere = world.teams.actor(world.teams.person('Eve', { stranger: true }));
    expect((await elsewhere.says('report My printer')).status).toBe(403);
    expect([gate.asked.slice(asked), teams.calls.slice(calls)]).toEqual([[], []]);
    expect((await teams.deliver(again)).status).toBe(200);
    await world.settle();
    expect((await world.incident(2)).state.caller.name).toBe('Kim Jensen');
    await world.close();
  });
});

const TITLE = '<!channel> <@U0ANNA> [x](https://evil.example) `c` *b* <b>x</b>';
const NASTY = [
  '<!here> <!subteam^S1> @channel @Anna Holm <b>x</b> & co',
  '<https://evil.example> **b** _i_ ~s~ :fire: {{DATE(2026-01-01, SHORT)}}',
  '```rm -rf /``` `x` | > no quote',
];

describe.each(CROSSED)('%s: what people type', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  const shows = (post: Post | undefined, lines: readonly string[]): void => {
    for (const line of lines) expect(post?.read).toContain(line);
  };

  test('is shown as typed, and pings nobody', async () => {
    const { kim, dina, room } = world;
    const text = NASTY.join('\n');
    const said = (to: Person): Post | undefined => to.posts().at(-1);
    await kim.writes(`report ${TITLE}\n${text}`);
    shows(kim.card(), [TITLE]);
    shows(room.card(), [TITLE, ...NASTY]);
    await dina.presses('Claim');
    shows(said(kim), [TITLE]);
    const asked = [...NASTY, '<at>Anna Holm</at> &amp; &lt;'];
    await dina.fills('Ask the caller', { text: asked.join('\n') });
    shows(said(kim), asked);
    await kim.writes(text);
    shows(said(dina), NASTY);
    await dina.fills('Resolve', { text: asked.join('\n'), code: 'fixed' });
    shows(said(kim), asked);
    await kim.writes('show INC-1');
    shows(said(kim), [TITLE, ...NASTY]);
    expect([...world.callers.pinged(), ...world.operators.pinged()]).toEqual([]);
  });

  test('of 3,001 characters is taken, and cut where a message would not hold it', async () => {
    const { kim, dina, room } = world;
    const long = `Broken ${'0123456789'.repeat(299)}end`.padEnd(3001, '!');
    await kim.writes(`report ${long}`);
    expect((await world.incident()).state.details).toBe(long);
    expect(room.card().words).toContain('Broken 0123456789');
    expect(room.card().buttons).toContain('Claim');
    await dina.presses('Claim');
    // Slack's own forms end at 3,000.
    const typed = long.slice(0, team === 'slack' ? 3000 : 3001);
    await dina.fills('Ask the caller', { text: typed });
    expect(kim.heard().join()).toContain(typed.slice(0, 2900));
    expect(kim.card().buttons).toContain('Reply');
    await kim.writes(long);
    expect((await world.incident()).state.lastAnswer?.text).toBe(long);
  });

  test('of 20,000 characters is given back with a sentence, and nothing is kept of it', async () => {
    const { kim, dina } = world;
    const tooLong = 'x'.repeat(20_000);
    for (const text of [tooLong, `report ${tooLong}`]) {
      await kim.writes(text);
      expect(kim.heard()).toEqual([expect.stringMatching(/20,0\d\d characters/)]);
    }
    await expect(world.incident()).rejects.toThrow('No INC-1');
    await kim.writes('report The printer is jammed');
    const { version } = await world.incident();
    const thread = world.room.under(world.room.card());
    await dina.replies(thread, tooLong);
    expect(thread.heard().concat(dina.heard()).join()).toMatch(/too long/);
    expect((await world.incident()).version).toBe(version);
  });
});

// A pattern that backtracks takes minutes over these: the test would not end in its time.
test.each(['slack', 'teams'] as const)(
  'what is made to take long is answered all the same, in %s',
  async (platform) => {
    const world = await openWorld({ caller: platform, team: platform });
    for (const text of [`a${' '.repeat(39_000)}b`, `${'!'.repeat(39_000)}a`, `report ${'<at>'.repeat(9000)}`]) {
      await world[platform].actor(world.kim).says(text);
    }
    await world.settle();
    expect(world.kim.heard().filter((words) => /characters/.test(words)).length).toBeGreaterThan(1);
    await world.close();
  },
);

test('a real mention typed in Slack is shown by its name and pings nobody', async () => {
  const world = await openWorld({ caller: 'slack', team: 'slack' });
  const { payload } = await world.slack.actor(world.kim).says('hello');
  const { id } = world.slack.actor(world.anna);
  const text = `report <!channel> <!here> <@${id}> <https://evil.example|click here> is broken`;
  const event = { ...Object(payload['event']), ts: '1700000000.000001', text };
  await world.slack.slack.deliver({ ...payload, event_id: 'EvMention', event });
  await world.settle();
  const typed = `@channel @here @Anna Holm click here (https://evil.example) is broken`;
  for (const place of [world.kim, world.room]) expect(place.card().read).toContain(typed);
  expect(world.slack.pinged()).toEqual([]);
  await world.close();
});
