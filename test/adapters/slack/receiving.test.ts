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
