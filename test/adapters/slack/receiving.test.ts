import { sign } from '../../support/slack/deliver';
import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';

describe('what is believed and when it is acknowledged', () => {
  let run: BotOnSlack;
  beforeEach(async () => {
    run = await startSlackBot();
  });
  afterEach(() => run.close());

  it.each([
    ['a bad signature', { signature: 'bad' }],
    ['no signature', { signature: 'none' }],
    ['a signature of 6 minutes ago', { ageSeconds: 360 }],
  ] as const)('refuses %s', async (_name, options) => {
    const kim = run.slack.person('Kim');
    const { payload } = await kim.says('hello');
    const { status } = await run.slack.deliver({ ...payload, event_id: 'Ev-forged' }, options);
    expect(status).toBe(401);
    expect(run.inputs).toHaveLength(1);
  });

  /** What somebody who knows the secret sends. */
  const signed = async (
    body: string,
    { type = 'application/json', secret = run.slack.signingSecret, as = 'v0', now = 'seconds' } = {},
  ): Promise<number> => {
    const time = now === 'seconds' ? Math.floor(Date.now() / 1000) : Number(now);
    const signature = sign(secret, time, body).replace('v0', as);
    const headers = { 'content-type': type, 'x-slack-request-timestamp': String(now === 'seconds' ? time : now) };
    const told = { ...headers, 'x-slack-signature': signature };
    return (await fetch(run.url, { method: 'POST', headers: told, body })).status;
  };
  const event = async () => {
    const { payload } = await run.slack.person('Kim').says('hello');
    run.inputs.splice(0);
    return { ...payload, event_id: 'Ev-other' };
  };

  it.each([
    ['a version that is not v0', { as: 'v1' }],
    ['a time to come', { now: String(Math.floor(Date.now() / 1000) + 360) }],
    ['a time that is no number', { now: '1e9' }],
    ['another secret', { secret: 'x' }],
    ['an empty secret', { secret: '' }],
  ])('refuses a signature with %s', async (_name, options) => {
    expect(await signed(JSON.stringify(await event()), options)).toBe(401);
    expect(run.inputs).toEqual([]);
  });

  it.each(['null', '[]', '0', '{}', '{"__proto__":{"type":"event_callback"}}', '{"type":"event_callback"}', '{'])(
    'takes %s for nothing, though it is signed',
    async (body) => {
      expect(await signed(body)).toBe(400);
      const type = 'application/x-www-form-urlencoded';
      expect(await signed(`payload=${encodeURIComponent(body)}`, { type })).toBe(400);
    },
  );

  it.each([
    { type: 'block_actions', user: { id: 'U1' }, team: { id: 'T1' }, actions: [] },
    { type: 'block_actions', user: null, team: { id: 'T1' }, actions: [{}] },
    { type: 'block_suggestion', user: { id: 'U1' }, team: { id: 'T1' }, action_id: 'words', block_id: 'words' },
    { type: 'block_suggestion', user: null, team: { id: 'T1' }, action_id: 'words', block_id: 'words', value: '' },
    { type: 'view_submission', user: { id: 'U1' }, team: { id: 'T1' }, view: null },
    { type: 'message_action', user: { id: 'U1' }, callback_id: 'x', trigger_id: 't', channel: 'C1' },
    { command: '/incident', text: 'x' },
    { type: 'event_callback', event_id: 'E1', event: { type: 'message', channel: null } },
    { type: 'event_callback', event_id: 'E1', event: { type: 'message' }, authorizations: [null] },
    { type: 'whatever' },
  ])('takes %j for nothing, though it is signed', async (payload) => {
    expect(await signed(JSON.stringify(payload))).toBe(400);
  });

  it('answers at once what nobody listens for', async () => {
    const { team } = run.slack.workspace;
    const press = { team: { id: team.id }, user: { id: 'U1' }, callback_id: 'other', trigger_id: 't1' };
    expect(await signed(JSON.stringify({ ...press, type: 'shortcut' }))).toBe(404);
  });

  it('refuses what is for another app', async () => {
    const wrong = { ...(await event()), api_app_id: 'A0OTHER' };
    expect(await signed(JSON.stringify(wrong))).toBe(403);
    expect(run.inputs).toEqual([]);
  });

  it('refuses another content type, and none', async () => {
    for (const type of ['text/plain', 'text/json', '']) {
      expect(await signed(JSON.stringify(await event()), { type })).toBe(415);
    }
    expect(run.inputs).toEqual([]);
  });

  it('answers Slack when it asks whether the address is right', async () => {
    const { status, body } = await run.slack.deliver({ type: 'url_verification', challenge: 'c1' });
    expect([status, body]).toEqual([200, { challenge: 'c1' }]);
    expect(await signed('ssl_check=1&token=x', { type: 'application/x-www-form-urlencoded' })).toBe(200);
  });

  it('refuses a workspace that is not connected', async () => {
    const kim = run.slack.person('Kim');
    const { payload } = await kim.says('hello');
    const stranger = { ...payload, team_id: 'T0OTHER', authorizations: [], event_id: 'Ev-other' };
    const { status } = await run.slack.deliver(stranger);
    expect(status).toBe(403);
    expect(run.inputs).toHaveLength(1);
  });

  it('does not acknowledge an event that failed, and takes it when it comes again', async () => {
    run.answer(async () => {
      throw new Error('broken');
    });
    const kim = run.slack.person('Kim');
    const { status, payload } = await kim.says('hello');
    expect(status).toBe(500);
    run.answer({ type: 'done' });
    const again = await run.slack.deliver(payload, { retryNum: 1, retryReason: 'http_error' });
    expect(again.status).toBe(200);
    expect(run.inputs.map(({ key }) => key)).toEqual([run.inputs[0]?.key, run.inputs[0]?.key]);
  });

  it('acknowledges an event only when it is done, and one that comes again meanwhile waits for the same work', async () => {
    let finish = (): void => {};
    run.answer(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { type: 'done' };
    });
    const kim = run.slack.person('Kim');
    let acknowledged = 0;
    const saying = kim.says('hello').then((answer) => {
      acknowledged += 1;
      return answer;
    });
    while (run.inputs.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(acknowledged).toBe(0);
    finish();
    expect((await saying).status).toBe(200);
  });

  it('stops using a workspace that uninstalled the app', async () => {
    const kim = run.slack.person('Kim');
    const { payload } = await kim.says('hello');
    await run.slack.uninstall();
    expect(run.logged.join('')).toContain('install it again');
    const { status } = await run.slack.deliver({ ...payload, event_id: 'Ev-late' });
    expect(status).toBe(403);
    expect(run.inputs).toHaveLength(1);
  });
});

describe('Socket Mode', () => {
  it('hears events, commands and presses over the socket, and answers them', async () => {
    const run = await startSlackBot({ socket: true });
    try {
      run.answer({
        type: 'view',
        view: { fallback: 'Hi', blocks: [{ type: 'text', text: ['Hi'] }] },
        private: true,
      });
      const kim = run.slack.person('Kim');
      await kim.says('hello');
      await kim.command('/sag', 'mine');
      expect(run.inputs.map(({ type }) => type)).toEqual(['message', 'message']);
      expect(run.slack.posts(kim.dm).map((post) => run.slack.words(post))).toEqual(['hello', 'Hi']);
      expect(kim.ephemerals.map((shown) => run.slack.words(shown))).toEqual(['Hi']);
    } finally {
      await run.close();
    }
  });
});
