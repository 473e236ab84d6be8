import { createServer } from 'node:http';
import { pino } from 'pino';
import { createSlack, type Slack, type SlackOptions } from '../../adapters/slack';
import { createInstallations, type Installations } from '../../adapters/slack/install/installations';
import { SCOPES } from '../../adapters/slack/install/scopes';
import { opens } from '../../src/chat/opens';
import type { ChatInput, Inbound, Reply } from '../../src/command/input';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from './slack';
import { publicApp } from './world/public-app';

/** The adapter, listening, with a desk that notes what comes in and answers as told. */
export interface BotOnSlack {
  readonly slack: FakeSlack;
  readonly bot: Slack;
  /** Where Slack sends to. */
  readonly url: string;
  readonly installations: Installations;
  readonly inputs: ChatInput[];
  /** Lines of the log, as text. */
  readonly logged: string[];
  answer(with_: Reply | Inbound): void;
  close(): Promise<void>;
}

export interface BotOptions extends FakeSlackOptions {
  readonly timeoutMs?: number;
  readonly emoji?: string;
  /** By Socket Mode instead of HTTP. */
  readonly socket?: boolean;
  /** Another app-level token than the one Slack knows. */
  readonly useAppToken?: string;
  readonly installations?: (slack: FakeSlack) => Installations;
  readonly oauth?: (publicUrl: string) => SlackOptions['oauth'];
}

export async function startSlackBot(options: BotOptions = {}): Promise<BotOnSlack> {
  const { timeoutMs = 3000, emoji = 'sos', socket = false } = options;
  // What the app asks for, and no more.
  const slack = await startFakeSlack({ scopes: SCOPES.map(({ scope }) => scope), ...options });
  const inputs: ChatInput[] = [];
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bot does not listen');
  const url = `http://127.0.0.1:${address.port}`;
  if (!socket) slack.botAt(`${url}/slack/events`);

  const installations =
    options.installations?.(slack) ??
    createInstallations({ log, single: { token: slack.botToken, apiUrl: slack.apiUrl } });
  await installations.load();
  const bot = createSlack({
    installations,
    signingSecret: slack.signingSecret,
    ...(socket && { appToken: options.useAppToken ?? slack.appToken }),
    ...(options.oauth && { oauth: options.oauth(url) }),
    apiUrl: slack.apiUrl,
    opens,
    emoji: () => emoji,
    timeoutMs,
    log,
  });
  let reply: Reply | Inbound = { type: 'done' };
  const inbound: Inbound = async (input) => {
    inputs.push(input);
    return typeof reply === 'function' ? reply(input) : reply;
  };
  server.on('request', publicApp(bot.entrance(inbound), log));
  await bot.connect(inbound).catch(async (error: unknown) => {
    await bot.stop();
    server.close();
    await slack.close();
    throw error;
  });
  return {
    slack,
    bot,
    url: `${url}/slack/events`,
    installations,
    inputs,
    logged,
    answer: (next) => {
      reply = next;
    },
    async close() {
      await slack.settled();
      await bot.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    },
  };
}
