import { claimsRefusal } from '../../../adapters/teams/claimed';
import type { BotOnTeams } from '../../support/teams/bot';
import { startBot } from '../../support/teams/bot';

const APP = '00000000-1111-2222-3333-444444444444';

describe('who may speak to the bot', () => {
  let desk: BotOnTeams | undefined;
  afterEach(() => desk?.close());

  const said = async (options: Parameters<typeof startBot>[0] = {}) => {
    desk = await startBot(options);
    const kim = desk.teams.person('Kim');
    const answer = await kim.says('hello');
    return { desk, answer };
  };

  it('takes a good token', async () => {
    const { desk: heard, answer } = await said({ appId: APP });
    expect([answer.status, heard.inputs.length]).toEqual([200, 1]);
  });

  it.each([
    ['signed by a stranger', { forged: true }],
    ['for another bot', { audience: 'somebody-else' }],
    ['from another issuer', { issuer: 'https://example.com' }],
    ['that has expired', { expiresIn: -3600 }],
    ['signed with an unknown key', { keyId: 'key-2', forged: true }],
  ])('refuses a token %s', async (_, wish) => {
    const { desk: heard, answer } = await said({ appId: APP });
    const wrong = await heard.teams.deliver(
      { ...answer.activity, id: 'second' },
      { authorization: `Bearer ${await heard.teams.token(wish)}` },
    );
    expect([wrong.status, heard.inputs.length]).toEqual([401, 1]);
  });

  it.each(['', 'Bearer nonsense', 'Basic abc'])('refuses "%s"', async (authorization) => {
    const { desk: heard, answer } = await said({ appId: APP });
    const wrong = await heard.teams.deliver({ ...answer.activity, id: 'second' }, { authorization });
    expect([wrong.status, heard.inputs.length]).toEqual([401, 1]);
  });

  it('takes a good token whatever the case of its scheme', async () => {
    const { desk: heard, answer } = await said({ appId: APP });
    const authorization = `bEARER ${await heard.teams.token()}`;
    expect((await heard.teams.deliver({ ...answer.activity, id: 'second' }, { authorization })).status).toBe(200);
  });

  it('fetches keys once, and for no stranger', async () => {
    const { desk: heard, answer } = await said({ appId: APP });
    const nobody = (claims: object) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'RS256', kid: 'x', typ: 'JWT' })}.${part(claims)}.x`;
    };
    for (const scheme of ['Bearer', 'bearer']) {
      for (const iss of ['https://sts.windows.net/t/', 'https://api.botframework.com', 'x'.repeat(2000)]) {
        const authorization = `${scheme} ${nobody({ iss, aud: APP, appid: APP, ver: '1.0', tid: iss })}`;
        const wrong = await heard.teams.deliver({ ...answer.activity, channelId: 7 }, { authorization });
        expect(wrong.status).toBe(401);
      }
    }
    expect(heard.teams.keysFetched()).toBe(1);
  });

  it('says 503 while the keys cannot be had, and takes a token when they can', async () => {
    const heard = await startBot({ appId: APP, openIdMetadataUrl: 'http://127.0.0.1:9/none' });
    desk = heard;
    expect((await heard.teams.person('Kim').says('hello')).status).toBe(503);
    expect(heard.logged.join()).toContain('Nobody in Teams can be verified yet');
  });

  it.each([
    ['conversation', { conversation: { tenantId: 'tenant-2' } }],
    ['channel data', { channelData: { tenant: { id: 'tenant-2' } } }],
    ['channel data in another shape', { channelData: { tenant: { id: { $ne: '' } } } }],
    ['person', { from: { tenantId: 'tenant-2' } }],
    ['activity', { tenantId: 'tenant-2' }],
  ])('refuses an activity whose %s names another tenant', async (_, more) => {
    const { desk: heard, answer } = await said({ appId: APP, allowedTenants: ['tenant-1', 'tenant-2'] });
    const { activity } = answer;
    const changed = Object.entries(more).map(([key, value]) => [
      key,
      typeof value === 'object' ? { ...Object(activity[key]), ...value } : value,
    ]);
    const wrong = await heard.teams.deliver({ ...activity, id: 'second', ...Object.fromEntries(changed) });
    expect([wrong.status, heard.inputs.length]).toEqual([403, 1]);
  });

  it.each([
    ['another channel', 401, { channelId: 'webchat' }],
    ['no channel', 401, { channelId: null }],
    ['another service than its token', 401, { serviceUrl: 'https://smba.example.com/' }],
    ['no sender', 400, { from: null }],
    ['no type', 400, { type: 1 }],
  ])('refuses an activity of %s', async (_, status, more) => {
    const { desk: heard, answer } = await said({ appId: APP });
    const wrong = await heard.teams.deliver({ ...answer.activity, id: 'second', ...more });
    expect([wrong.status, heard.inputs.length]).toEqual([status, 1]);
  });

  it('refuses another channel also where the key may speak for all', () => {
    const claims = { serviceUrl: 'https://s', endorsements: [] };
    expect(claimsRefusal(claims, { serviceUrl: 'https://s', channelId: 'msteams' })).toBeUndefined();
    expect(claimsRefusal(claims, { serviceUrl: 'https://s', channelId: 'emulator' })).toMatchObject({ status: 403 });
  });

  it.each(['tenant-1', 'tenant-2'])('without a token says the same to everybody: %s', async (tenant) => {
    const { desk: heard, answer } = await said({ appId: APP });
    const channelData = { tenant: { id: tenant } };
    const wrong = await heard.teams.deliver({ ...answer.activity, id: 'x', channelData }, { authorization: 'Bearer ' });
    expect([wrong.status, heard.inputs.length]).toEqual([401, 1]);
  });

  it('refuses another tenant, with a good token too, and remembers nothing of it', async () => {
    const { desk: heard, answer } = await said({ appId: APP, allowedTenants: ['tenant-2'] });
    expect([answer.status, heard.inputs.length, heard.conversations.rows.size]).toEqual([403, 0, 0]);
  });

  it('without an app id answers this machine only', async () => {
    const { desk: heard, answer } = await said();
    expect([answer.status, heard.inputs.length]).toEqual([200, 1]);
    const far = await heard.teams.deliver({ ...answer.activity, id: 'far', serviceUrl: 'https://smba.example.com/' });
    expect([far.status, heard.inputs.length]).toEqual([403, 1]);
  });

  it.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip', 'cf-connecting-ip'])(
    'without an app id answers nothing that a proxy passed on, as %s tells',
    async (name) => {
      const { desk: heard, answer } = await said();
      const headers = { 'content-type': 'application/json', [name]: '127.0.0.1' };
      const body = JSON.stringify({ ...answer.activity, id: 'second' });
      const { status } = await fetch(heard.url, { method: 'POST', headers, body });
      expect([status, heard.inputs.length]).toEqual([403, 1]);
    },
  );

  it('writes no token and no words into its log', async () => {
    const { desk: heard } = await said({ appId: APP });
    heard.answer({ type: 'view', view: { fallback: 'x', blocks: [{ type: 'text', text: ['x'] }] }, private: true });
    heard.teams.fault('post', { type: 'status', status: 500 });
    await heard.teams.person('Ole').says('my secret words');
    expect(heard.logged.join()).toContain('could not be given');
    expect(heard.logged.join()).not.toMatch(/my secret words|Bearer|the-app-secret/);
  });
});
