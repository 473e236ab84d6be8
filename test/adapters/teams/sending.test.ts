import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import { toChatError } from '../../../adapters/teams/errors';
import type { ChatAddress } from '../../../src/ground/refs';
import { ChatError, type ChatErrorKind } from '../../../src/view/chat-port';
import { card, sentence } from '../../contracts/chat-port';
import { type BotOnTeams, startBot } from '../../support/teams/bot';
import type { Fault } from '../../support/teams/faults';

let run: BotOnTeams;
let room: ChatAddress;

async function start(options: Parameters<typeof startBot>[0] = {}): Promise<void> {
  run = await startBot(options);
  const anna = run.teams.person('Anna');
  const channel = run.teams.channel('desk', [anna]);
  room = { platform: 'teams', kind: 'room', id: channel.id };
  await anna.says('hello', { in: channel });
}

afterEach(() => run.close());

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a lost answer', () => {
  it('is one post and no second one', async () => {
    await start();
    run.teams.fault('post', { type: 'lost', arrives: true }, 5);
    expect(await failure(run.bot.port.post(room, sentence('x'), 'k'))).toMatchObject({ kind: 'unknown' });
    expect(run.teams.callsOf('post')).toHaveLength(1);
  });

  it('would be three posts by the SDK as it comes', async () => {
    await start();
    run.teams.fault('post', { type: 'lost', arrives: true }, 2);
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }));
    const reference = {
      channelId: 'msteams',
      serviceUrl: run.teams.serviceUrl,
      bot: run.teams.world.bot,
      conversation: { id: room.id, name: '', conversationType: 'channel', isGroup: true },
    };
    await adapter.continueConversationAsync('', reference, async (context) => {
      await context.sendActivity('x');
    });
    expect(run.teams.callsOf('post')).toHaveLength(3);
  });

  it('of an update is made good', async () => {
    await start();
    const ref = await run.bot.port.post(room, card('one'), 'k');
    run.teams.fault('update', { type: 'lost', arrives: false }, 1);
    run.teams.fault('update', { type: 'status', status: 502 }, 1);
    await run.bot.port.update(ref, card('two'));
    expect(run.teams.callsOf('update')).toHaveLength(3);
    const [post] = run.teams.world.posts;
    if (!post) throw new Error('posted');
    expect(run.teams.words(post)).toContain('two');
  });

  it('of an update is given up after three', async () => {
    await start();
    const ref = await run.bot.port.post(room, card('one'), 'k');
    run.teams.fault('update', { type: 'status', status: 503 }, 9);
    expect(await failure(run.bot.port.update(ref, card('two')))).toMatchObject({ kind: 'unknown' });
    expect(run.teams.callsOf('update')).toHaveLength(3);
  });
});

describe('a failure', () => {
  const status = (code: number, word?: string): Fault => ({
    type: 'status',
    status: code,
    ...(word && { code: word }),
  });
  it.each<[Fault, ChatErrorKind, Partial<ChatError>]>([
    [status(400, 'BadSyntax'), 'not_accepted', { temporary: false }],
    [status(401, 'Unauthorized'), 'not_accepted', { temporary: true }],
    [status(403, 'BotDisabledByAdmin'), 'forbidden', {}],
    [status(403, 'ConversationBlockedByUser'), 'forbidden', {}],
    [status(404, 'ActivityNotFoundInConversation'), 'gone', {}],
    [status(412, 'PreconditionFailed'), 'unknown', {}],
    [status(413, 'MessageSizeTooBig'), 'not_accepted', { temporary: false }],
    [{ type: 'status', status: 429, retryAfter: '7' }, 'rate_limited', { retryAfterMs: 7000 }],
    [status(500), 'unknown', {}],
    [status(502), 'unknown', {}],
    [status(504), 'unknown', {}],
    [{ type: 'lost', arrives: false }, 'unknown', {}],
    [{ type: 'no id' }, 'unknown', {}],
  ])('%j of a post is %s, after one call', async (fault, kind, more) => {
    await start();
    run.teams.fault('post', fault, 5);
    expect(await failure(run.bot.port.post(room, sentence('x'), 'k'))).toMatchObject({
      name: 'ChatError',
      kind,
      ...more,
    });
    expect(run.teams.callsOf('post')).toHaveLength(1);
  });

  it('of silence is unknown, in time', async () => {
    await start({ timeoutMs: 300 });
    run.teams.fault('post', { type: 'hang', arrives: true });
    expect(await failure(run.bot.port.post(room, sentence('x'), 'k'))).toMatchObject({ kind: 'unknown' });
  });

  it('of a connection never made may be tried again', async () => {
    await start();
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    await new Promise((resolve) => closed.close(resolve));
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    for (const [key, row] of run.conversations.rows) {
      run.conversations.rows.set(key, { ...row, serviceUrl: `http://127.0.0.1:${port}` });
    }
    const other = await startBot({ conversations: run.conversations });
    const error = await failure(other.bot.port.post(room, sentence('x'), 'k'));
    await other.close();
    expect(error).toMatchObject({ kind: 'not_accepted', temporary: true });
  });

  it('of a place never heard of is not sent', async () => {
    await start();
    const elsewhere: ChatAddress = { platform: 'teams', kind: 'room', id: '19:elsewhere' };
    expect(await failure(run.bot.port.post(elsewhere, sentence('x'), 'k'))).toMatchObject({ kind: 'not_accepted' });
    expect(run.teams.callsOf('post')).toHaveLength(0);
  });

  it('of a token is not sent, and may be tried again', async () => {
    await start({ appId: 'app-1' });
    run.teams.fault('token', { type: 'status', status: 400 });
    expect(await failure(run.bot.port.post(room, sentence('x'), 'k'))).toMatchObject({
      kind: 'not_accepted',
      temporary: true,
      message: 'teams post: no token (AADSTS7000215)',
    });
    expect(run.teams.callsOf('post')).toHaveLength(0);
  });

  it.each([status(401, 'Unauthorized'), status(500), { type: 'lost', arrives: false }] as const)(
    'after %j tells neither token nor secret',
    async (fault) => {
      await start({ appId: 'app-1' });
      run.teams.fault('post', fault);
      const error = await failure(run.bot.port.post(room, sentence('x'), 'k'));
      expect(run.teams.callsOf('post')).toMatchObject([{ authorization: 'Bearer bot-token' }]);
      const lines: string[] = [];
      pino({}, { write: (line: string) => void lines.push(line) }).error({ err: error }, 'failed');
      const told = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), ...lines].join('\n');
      expect(told).not.toMatch(/bot-token|the-app-secret|Bearer/);
    },
  );

  it('that is one already stays what it is', async () => {
    await start();
    const error = new ChatError('gone', 'x');
    expect(toChatError(error, 'post')).toBe(error);
    expect(toChatError(undefined, 'post')).toMatchObject({ kind: 'unknown' });
    expect(toChatError({ statusCode: 429, response: {} }, 'post').retryAfterMs).toBeGreaterThan(0);
  });
});

describe('what is posted', () => {
  it('carries a mention with the account Teams knows', async () => {
    await start();
    const [input] = run.inputs;
    const user = input?.person.identity.user ?? '';
    const spans = [{ user, name: 'Anna', mention: true }, ' and ', { user: 'unknown', name: 'Bo', mention: true }];
    await run.bot.port.post(room, { fallback: 'x', blocks: [{ type: 'text', text: spans }] }, 'k');
    expect(run.teams.world.posts[0]?.shown[0]).toMatchObject({
      text: '<at>Anna</at> and Bo',
      entities: [{ type: 'mention', text: '<at>Anna</at>', mentioned: { id: '29:anna', name: 'Anna' } }],
    });
  });

  it('goes over a connection of its own', async () => {
    await start();
    await run.bot.port.post(room, sentence('x'), 'k');
    expect(run.teams.callsOf('post')).toMatchObject([{ connection: 'close' }]);
  });
});
