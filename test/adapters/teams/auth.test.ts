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

  it('writes no token and no words into its log', async () => {
    const { desk: heard } = await said({ appId: APP });
    heard.answer({ type: 'view', view: { fallback: 'x', blocks: [{ type: 'text', text: ['x'] }] }, private: true });
    heard.teams.fault('post', { type: 'status', status: 500 });
    await heard.teams.person('Ole').says('my secret words');
    expect(heard.logged.join()).toContain('could not be given');
    expect(heard.logged.join()).not.toMatch(/my secret words|Bearer|the-app-secret/);
  });
});
