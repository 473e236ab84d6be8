import type { Server } from 'node:http';
import express from 'express';
import { createInstallations, type Installations } from '../../../adapters/slack/install/installations';
import { createLog } from '../../../src/ground/log';
import { addressOf } from '../../support/http-address';
import { until } from '../../support/wait';

const WORKSPACE = { ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1', is_enterprise_install: false };

/** Slack's `auth.test` alone. */
describe('one workspace by its token', () => {
  let server: Server;
  let answer: { readonly status?: number; readonly body: object };
  let tokens: (string | undefined)[];
  let lines: string[];
  let running: Installations | undefined;

  beforeEach(async () => {
    [tokens, lines, answer] = [[], [], { body: WORKSPACE }];
    const app = express();
    app.post('/api/auth.test', (request, response) => {
      tokens.push(request.headers.authorization);
      response.status(answer.status ?? 200).json(answer.body);
    });
    server = await new Promise((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
  });
  afterEach(async () => {
    running?.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const create = (refreshMs?: number): Installations => {
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const single = { token: 'xoxb-only', apiUrl: `${addressOf(server)}/api/` };
    running = createInstallations({ single, log, ...(refreshMs && { refreshMs }) });
    return running;
  };

  it('is known by asking Slack once', async () => {
    const one = create();
    await one.load();
    const live = {
      key: 'T1',
      org: 'T1',
      team: 'T1',
      isEnterprise: false,
      token: 'xoxb-only',
      botUser: 'U1',
      botId: 'B1',
    };
    expect(await one.find({ team: 'T1' })).toStrictEqual(live);
    expect(await one.ofOrg('T1')).toStrictEqual([live]);
    expect(await one.find({ team: 'T2' })).toBeUndefined();
    expect(tokens).toEqual(['Bearer xoxb-only']);
  });

  it.each([
    [
      'a workspace of an enterprise',
      { enterprise_id: 'E1' },
      { key: 'T1', org: 'E1', team: 'T1', isEnterprise: false },
    ],
    [
      'a whole enterprise',
      { enterprise_id: 'E1', team_id: 'E1', is_enterprise_install: true },
      { key: 'E1', org: 'E1' },
    ],
  ])('may be %s', async (_, told, expected) => {
    answer = { body: { ...WORKSPACE, ...told } };
    const one = create();
    await one.load();
    expect(await one.find({ enterprise: 'E1', team: 'T1' })).toMatchObject(expected);
    expect(one.orgs()).toEqual(['E1']);
  });

  it('stops the start when Slack does not take the token, or when it is not a bot’s', async () => {
    answer = { body: { ok: false, error: 'invalid_auth' } };
    await expect(create().load()).rejects.toThrow('SLACK_BOT_TOKEN cannot be used: Slack says invalid_auth');
    const { bot_id: _bot, ...person } = WORKSPACE;
    answer = { body: person };
    await expect(create().load()).rejects.toThrow('SLACK_BOT_TOKEN cannot be used: it is not the token of a bot');
  });

  it.each([
    ['is broken', { status: 500, body: {} }],
    ['says so itself', { body: { ok: false, error: 'service_unavailable' } }],
    ['is busy', { status: 429, body: {} }],
  ])('does not stop the start when Slack %s, and is asked for again', async (_, broken) => {
    answer = broken;
    const one = create();
    await one.load();
    expect(lines.join()).toContain('it is asked again');
    expect(lines.join()).not.toContain('xoxb');
    await expect(one.find({ team: 'T1' })).rejects.toBeInstanceOf(Error);
    answer = { body: WORKSPACE };
    expect(await one.find({ team: 'T1' })).toMatchObject({ key: 'T1' });
  });

  it('is asked for by itself while nobody writes', async () => {
    answer = { status: 503, body: {} };
    const one = create(20);
    await one.load();
    expect(one.orgs()).toEqual([]);
    answer = { body: WORKSPACE };
    await until(() => one.orgs().length === 1);
  });

  it('is not used any more after it was revoked', async () => {
    const one = create(20);
    await one.load();
    await one.revoked('T2');
    expect(await one.find({ team: 'T1' })).toBeDefined();
    await one.revoked('T1');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await one.find({ team: 'T1' })).toBeUndefined();
    expect(lines.filter((line) => line.includes('uninstalled'))).toHaveLength(1);
    expect(tokens).toHaveLength(1);
  });
});
