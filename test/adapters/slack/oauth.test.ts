import type { Server } from 'node:http';
import { ExpressReceiver, LogLevel } from '@slack/bolt';
import express, { type Express } from 'express';
import { createInstallations, type Installations } from '../../../adapters/slack/install/installations';
import { oauthOptions } from '../../../adapters/slack/install/oauth';
import { SCOPES } from '../../../adapters/slack/install/scopes';
import { createSecrets } from '../../../adapters/slack/install/secrets';
import { createLog } from '../../../src/ground/log';
import { addressOf } from '../../support/http-address';
import { memoryInstallations } from '../../support/memory/installations';

const KEYS = [{ id: 'one', key: new Uint8Array(32).fill(1) }];
const GRANT = {
  ok: true,
  app_id: 'A1',
  token_type: 'bot',
  access_token: 'xoxb-granted',
  scope: 'chat:write,commands',
  bot_user_id: 'UBOT',
  team: { id: 'T1', name: '<b>Møbler</b>' },
  enterprise: null,
  authed_user: { id: 'U9' },
  is_enterprise_install: false,
};

const listening = (app: Express): Promise<Server> =>
  new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });

describe('installing in Slack', () => {
  const store = memoryInstallations();
  const servers: Server[] = [];
  let slack: string;
  let vagt: string;
  let installations: Installations;
  let grant: object;
  let exchanged: Readonly<Record<string, string>>[];

  beforeAll(async () => {
    const fake = express();
    fake.post('/api/oauth.v2.access', express.urlencoded(), (request, response) => {
      exchanged.push(request.body);
      response.json(grant);
    });
    fake.post('/api/auth.test', (_request, response) => {
      response.json({ ok: true, bot_id: 'B1', user_id: 'UBOT', team_id: 'T1', url: 'https://x.slack.com/' });
    });
    const server = await listening(fake);
    slack = addressOf(server);
    const app = express();
    const own = await listening(app);
    vagt = addressOf(own);
    servers.push(server, own);

    const log = createLog('error', { write: () => {} });
    installations = createInstallations({ store, secrets: createSecrets(KEYS), log });
    const { router } = new ExpressReceiver({
      signingSecret: 'signing',
      logger: silent,
      ...oauthOptions({
        clientId: '1.2',
        clientSecret: 'client-secret',
        apiUrl: `${slack}/api/`,
        publicUrl: vagt,
        secretKeys: KEYS,
        allowedTeams: ['T1', 'E1'],
        installations,
      }),
    });
    app.use(router);
  });
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
  beforeEach(async () => {
    grant = GRANT;
    exchanged = [];
  });

  /** Opens the install page: where Slack asks, the state and the cookie that a browser would keep. */
  const begin = async () => {
    const response = await fetch(`${vagt}/slack/install`, { redirect: 'manual' });
    const to = new URL(response.headers.get('location') ?? '');
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return { response, to, cookie, state: to.searchParams.get('state') ?? '' };
  };
  const comeBack = async (query: Readonly<Record<string, string>>, cookie?: string) => {
    const url = `${vagt}/slack/oauth_redirect?${new URLSearchParams(query).toString()}`;
    const response = await fetch(url, { headers: cookie ? { cookie } : {} });
    return { response, text: await response.text() };
  };

  it('sends people on to Slack with every scope and a state of their own', async () => {
    const { response, to, cookie, state } = await begin();
    expect(response.status).toBe(302);
    expect(`${to.origin}${to.pathname}`).toBe(`${slack}/oauth/v2/authorize`);
    expect(Object.fromEntries(to.searchParams)).toEqual({
      scope: SCOPES.map(({ scope }) => scope).join(','),
      state,
      client_id: '1.2',
      redirect_uri: `${vagt}/slack/oauth_redirect`,
    });
    expect(cookie).toBe(`slack-app-oauth-state=${state}`);
    expect(response.headers.get('set-cookie')).toMatch(/Secure; HttpOnly;.*Max-Age=600/);
    expect((await begin()).state).not.toBe(state);
  });

  it('takes what Slack grants, and says so in both languages on a page that loads nothing', async () => {
    const { state, cookie } = await begin();
    const { response, text } = await comeBack({ code: 'c1', state }, cookie);
    expect(response.status).toBe(200);
    expect(text).toContain('Vagt er installeret');
    expect(text).toContain('Vagt is installed');
    expect(text).not.toMatch(/<script|<style|style=|src=|<b>/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('set-cookie')).toContain('slack-app-oauth-state=deleted');

    expect(exchanged).toEqual([expect.objectContaining({ code: 'c1', redirect_uri: `${vagt}/slack/oauth_redirect` })]);
    expect(await installations.find({ team: 'T1' })).toMatchObject({
      token: 'xoxb-granted',
      botId: 'B1',
      botUser: 'UBOT',
    });
    expect(await store.get('T1')).toMatchObject({ scopes: ['chat:write', 'commands'], installedBy: 'U9' });
  });

  it('takes a whole enterprise', async () => {
    grant = { ...GRANT, team: null, enterprise: { id: 'E1', name: 'Koncernen' }, is_enterprise_install: true };
    const { state, cookie } = await begin();
    expect((await comeBack({ code: 'c2', state }, cookie)).response.status).toBe(200);
    expect(await installations.find({ enterprise: 'E1', team: 'T5' })).toMatchObject({ key: 'E1', isEnterprise: true });
  });

  it('keeps no token of a workspace that does not belong to the desk', async () => {
    grant = { ...GRANT, team: { id: 'T9', name: 'Elsewhere' } };
    const { state, cookie } = await begin();
    const { response, text } = await comeBack({ code: 'c3', state }, cookie);
    expect(response.status).toBe(403);
    expect(text).toContain('does not belong to the desk');
    expect(await store.get('T9')).toBeUndefined();
    expect(await installations.find({ team: 'T9' })).toBeUndefined();
  });

  const STALE = 'the link was used, is too old or is from another browser';
  it.each<[string, (begun: Awaited<ReturnType<typeof begin>>) => ReturnType<typeof comeBack>]>([
    ['without a state', ({ cookie }) => comeBack({ code: 'c' }, cookie)],
    ['without a code', ({ state, cookie }) => comeBack({ state }, cookie)],
    ['from another browser', ({ state }) => comeBack({ code: 'c', state })],
    ['with the cookie of another start', async ({ state }) => comeBack({ code: 'c', state }, (await begin()).cookie)],
    ['with a made-up state', () => comeBack({ code: 'c', state: 'made.up.one' }, 'slack-app-oauth-state=made.up.one')],
  ])('refuses to come back %s', async (_, back) => {
    const { response, text } = await back(await begin());
    expect(response.status).toBe(400);
    expect(text).toContain(STALE);
    expect(text).toContain(`href="${vagt}/slack/install"`);
    expect(exchanged).toEqual([]);
  });

  it('refuses the same state a second time, even with its cookie', async () => {
    const { state, cookie } = await begin();
    await comeBack({ code: 'c1', state }, cookie);
    const { response, text } = await comeBack({ code: 'c2', state }, cookie);
    expect(response.status).toBe(400);
    expect(text).toContain(STALE);
    expect(exchanged).toHaveLength(1);
  });

  it('refuses a state that is older than ten minutes', async () => {
    const { state, cookie } = await begin();
    jest.useFakeTimers({ now: Date.now() + 11 * 60_000, doNotFake: NOT_FAKED });
    try {
      expect((await comeBack({ code: 'c', state }, cookie)).response.status).toBe(400);
      expect(exchanged).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('says that it was cancelled', async () => {
    const { state, cookie } = await begin();
    const { response, text } = await comeBack({ error: 'access_denied', state }, cookie);
    expect(response.status).toBe(403);
    expect(text).toContain('The installation was cancelled, and nothing was changed.');
  });

  it('says that it failed, without what Slack or the store said', async () => {
    grant = { ok: false, error: 'invalid_code' };
    const { state, cookie } = await begin();
    const { response, text } = await comeBack({ code: 'c', state }, cookie);
    expect(response.status).toBe(500);
    expect(text).toContain('something did not answer as it should');
    expect(text).not.toContain('invalid_code');
  });

  it('needs a key', () => {
    const settings = { allowedTeams: ['T1'], clientId: '1', clientSecret: '2', publicUrl: vagt, installations };
    expect(() => oauthOptions({ ...settings, secretKeys: [] })).toThrow('VAGT_SECRET_KEYS');
    expect(oauthOptions({ ...settings, secretKeys: KEYS }).installerOptions.authorizationUrl).toBe(
      'https://slack.com/oauth/v2/authorize',
    );
  });
});

const NOT_FAKED: FakeableAPI[] = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
];

const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
