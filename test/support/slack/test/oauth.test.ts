import { WebClient } from '@slack/web-api';
import { type Bench, clientFor, errorOf, startBench } from './support';

let bench: Bench;
let time = 1_800_000_000_000;
beforeEach(async () => {
  bench = await startBench({ now: () => time });
});
afterEach(() => bench.close());

const exchange = (more: object) => {
  const client = new WebClient(undefined, { slackApiUrl: bench.slack.apiUrl, retryConfig: { retries: 0 } });
  const { clientId: client_id, clientSecret: client_secret } = bench.slack;
  return client.oauth.v2.access({ client_id, client_secret, ...more });
};

describe('an install', () => {
  it('gives a token of another workspace for a code', async () => {
    const other = bench.slack.addWorkspace({
      team: { id: 'T2', name: 'Other' },
      enterprise: { id: 'E1', name: 'Acme' },
      scopes: ['chat:write'],
    });
    const answer = await exchange({ code: other.code() });
    expect(answer).toMatchObject({
      app_id: 'A0VAGT',
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: other.workspace.bot.userId,
      team: { id: 'T2', name: 'Other' },
      enterprise: { id: 'E1' },
      is_enterprise_install: false,
    });
    expect(await clientFor(bench.slack, answer.access_token).auth.test()).toMatchObject({
      team_id: 'T2',
      enterprise_id: 'E1',
    });
  });

  it('takes each code once, within ten minutes', async () => {
    const other = bench.slack.addWorkspace();
    const [code, late] = [other.code(), other.code()];
    expect([await errorOf(exchange({ code })), await errorOf(exchange({ code }))]).toEqual(['ok', 'code_already_used']);
    time += 600_001;
    expect(await errorOf(exchange({ code: late }))).toBe('invalid_code');
  });

  it('takes only the app itself, at the address that asked', async () => {
    const other = bench.slack.addWorkspace();
    expect(await errorOf(exchange({ client_id: '9', code: other.code() }))).toBe('invalid_client_id');
    expect(await errorOf(exchange({ client_secret: '9', code: other.code() }))).toBe('bad_client_secret');
    const code = other.code('https://vagt.dk/back');
    expect(await errorOf(exchange({ code, redirect_uri: 'https://evil.dk' }))).toBe('bad_redirect_uri');
    expect(await errorOf(exchange({ code, redirect_uri: 'https://vagt.dk/back' }))).toBe('ok');
  });

  it('goes back to the address that asked, with its state', async () => {
    const other = bench.slack.addWorkspace();
    const asked = `https://slack.com/oauth/v2/authorize?client_id=1&state=s1&redirect_uri=${encodeURIComponent('https://vagt.dk/back')}`;
    const back = new URL(other.consent(asked));
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual(['https://vagt.dk/back', 's1']);
    const redirect_uri = 'https://vagt.dk/back';
    expect(await errorOf(exchange({ code: back.searchParams.get('code') ?? '', redirect_uri }))).toBe('ok');
  });

  it('makes the token before it useless', async () => {
    await exchange({ code: bench.slack.code() });
    expect(await errorOf(bench.client.auth.test())).toBe('token_revoked');
  });

  it('brings the bot back after it was removed', async () => {
    await bench.slack.uninstall();
    const { access_token } = await exchange({ code: bench.slack.code() });
    expect(await errorOf(clientFor(bench.slack, access_token).auth.test())).toBe('ok');
    expect((await bench.slack.person('Anna').says('hello')).status).toBe(200);
  });
});

describe('token rotation', () => {
  it('ends a token after 12 h, and takes each refresh token once', async () => {
    const other = bench.slack.addWorkspace({ rotation: true });
    const first = await exchange({ code: other.code() });
    expect(first.expires_in).toBe(43_200);
    time += 43_200_000;
    expect(await errorOf(clientFor(bench.slack, first.access_token).auth.test())).toBe('token_expired');
    const refresh = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
    const second = await exchange(refresh);
    expect(await errorOf(clientFor(bench.slack, second.access_token).auth.test())).toBe('ok');
    expect(await errorOf(exchange(refresh))).toBe('invalid_refresh_token');
  });
});

describe('revoked tokens', () => {
  it('are told to the bot', async () => {
    const { payload } = await bench.slack.revokeTokens();
    expect(payload).toMatchObject({ event: { type: 'tokens_revoked', tokens: { bot: ['U0BOT1'] } } });
    expect(await errorOf(bench.client.auth.test())).toBe('token_revoked');
  });
});
