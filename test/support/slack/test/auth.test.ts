import { type Bench, clientFor, errorOf, startBench } from './support';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ scopes: ['chat:write', 'channels:read', 'users:read'] });
});
afterEach(() => bench.close());

describe('tokens', () => {
  it('tell whose bot it is', async () => {
    expect(await bench.client.auth.test()).toMatchObject({ team_id: 'T0TEAM1', user_id: 'U0BOT1', bot_id: 'B0BOT1' });
  });

  it.each([
    ['none at all', '', 'not_authed'],
    ['one that nobody gave', 'xoxb-other', 'invalid_auth'],
    ['an app-level one', 'xapp-1', 'not_allowed_token_type'],
  ])('refuse %s', async (_what, token, error) => {
    expect(await errorOf(clientFor(bench.slack, token).auth.test())).toBe(error);
  });

  it('of a bot do not open a Socket Mode connection', async () => {
    expect(await errorOf(bench.client.apps.connections.open())).toBe('not_allowed_token_type');
  });

  it('are token_revoked once revoked', async () => {
    expect(await bench.client.auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await bench.client.auth.revoke()).toMatchObject({ revoked: true });
    expect(await errorOf(bench.client.auth.test())).toBe('token_revoked');
  });

  it('are account_inactive once the app is removed', async () => {
    await bench.slack.uninstall();
    expect(await errorOf(bench.client.auth.test())).toBe('account_inactive');
  });

  it('may stand in the body', async () => {
    const body = new URLSearchParams({ token: 'xoxb-1' });
    const response = await fetch(`${bench.slack.apiUrl}auth.test`, { method: 'POST', body });
    expect(await response.json()).toMatchObject({ ok: true });
  });
});

describe('scopes', () => {
  it('that are missing are told with those that are there', async () => {
    const error: unknown = await bench.client.usergroups.list().catch((reason: unknown) => reason);
    const told = {
      ok: false,
      error: 'missing_scope',
      needed: 'usergroups:read',
      provided: 'chat:write,channels:read,users:read',
    };
    expect(error).toMatchObject({ data: told });
  });

  it('go by the kind of channel', async () => {
    const { slack, client } = bench;
    const [open, closed] = [slack.channel('open', []), slack.channel('closed', [], { private: true })];
    expect(await errorOf(client.conversations.info({ channel: open.id }))).toBe('ok');
    expect(await errorOf(client.conversations.info({ channel: closed.id }))).toBe('missing_scope');
    expect(await errorOf(client.conversations.history({ channel: open.id }))).toBe('missing_scope');
  });

  it('hide addresses without users:read.email', async () => {
    const anna = bench.slack.person('Anna');
    const { user } = await bench.client.users.info({ user: anna.id });
    expect(user?.real_name).toBe('Anna');
    expect(user?.profile).not.toHaveProperty('email');
    expect(await errorOf(bench.client.users.lookupByEmail({ email: 'anna@example.com' }))).toBe('missing_scope');
  });

  it('are named in the headers', async () => {
    const { response_metadata: told } = await bench.client.users.info({ user: 'U0BOT1' });
    expect(told).toMatchObject({
      scopes: ['chat:write', 'channels:read', 'users:read'],
      acceptedScopes: ['users:read'],
    });
  });
});

describe('calls', () => {
  it('take form-encoded and JSON bodies', async () => {
    const room = bench.slack.channel('help', []);
    const headers = { authorization: 'Bearer xoxb-1', 'content-type': 'application/json; charset=utf-8' };
    const blocks = [{ type: 'divider' }];
    const body = JSON.stringify({ channel: room.id, text: 'json', blocks });
    await fetch(`${bench.slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    await bench.client.chat.postMessage({ channel: room.id, text: 'form', blocks });
    expect(bench.slack.posts(room).map(({ shown }) => [shown[0]?.text, shown[0]?.blocks.length])).toEqual([
      ['json', 1],
      ['form', 1],
    ]);
  });

  it('of methods that are not there are unknown_method', async () => {
    expect(await errorOf(bench.client.apiCall('chat.shout'))).toBe('unknown_method');
  });

  it('are noted, with what became of them', async () => {
    const room = bench.slack.channel('help', []);
    await bench.client.chat.postMessage({ channel: room.id, text: 'hello' });
    await errorOf(bench.client.chat.postMessage({ channel: 'C9', text: 'hello' }));
    const noted = bench.slack
      .callsOf('chat.postMessage')
      .map(({ channel, accepted, error }) => ({ channel, accepted, error }));
    expect(noted).toEqual([
      { channel: room.id, accepted: true, error: undefined },
      { channel: 'C9', accepted: false, error: 'channel_not_found' },
    ]);
    expect(bench.slack.calls[0]).toMatchObject({ authorization: 'Bearer xoxb-1', args: { text: 'hello' } });
  });
});
