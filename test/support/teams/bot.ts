import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { createTeams, type Teams, type TeamsOptions } from '../../../adapters/teams';
import { opens } from '../../../src/chat/opens';
import type { ChatInput, Inbound, Reply } from '../../../src/command/input';
import { type ConversationStore } from '../../../src/view/installations';
import { publicApp } from '../world/public-app';
import { type FakeTeams, startFakeTeams } from './index';

/** The adapter, listening, with a desk that notes what comes in and answers as told. */
export interface BotOnTeams {
  readonly teams: FakeTeams;
  readonly bot: Teams;
  /** Where it listens. */
  readonly url: string;
  readonly inputs: ChatInput[];
  /** Lines of the log, as text. */
  readonly logged: string[];
  readonly conversations: ConversationStore & {
    readonly rows: Map<string, Readonly<Record<string, unknown>>>;
    puts: number;
    gets: number;
  };
  answer(with_: Reply | Inbound): void;
  close(): Promise<void>;
}

export function memoryConversations(): BotOnTeams['conversations'] {
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  return {
    rows,
    puts: 0,
    gets: 0,
    async put(platform, id, value) {
      this.puts += 1;
      rows.set(`${platform} ${id}`, structuredClone(value));
    },
    async get(platform, id) {
      this.gets += 1;
      return rows.get(`${platform} ${id}`);
    },
    ids: async (platform, prefix, after, limit) =>
      [...rows.keys()]
        .flatMap((key) => (key.startsWith(`${platform} ${prefix}`) ? [key.slice(platform.length + 1)] : []))
        .filter((id) => id > after)
        .toSorted()
        .slice(0, limit),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bot does not listen');
  return `http://127.0.0.1:${address.port}/api/messages`;
}

export async function startBot(
  options: { readonly appId?: string; readonly timeoutMs?: number; readonly openIdMetadataUrl?: string } & Partial<
    Pick<TeamsOptions, 'allowedTenants' | 'conversations'>
  > = {},
): Promise<BotOnTeams> {
  const { appId = '', timeoutMs = 3000, allowedTenants = ['tenant-1'] } = options;
  const teams = await startFakeTeams({ appId });
  const conversations = memoryConversations();
  const inputs: ChatInput[] = [];
  const logged: string[] = [];
  let reply: Reply | Inbound = { type: 'done' };
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const bot = createTeams({
    auth: {
      appId,
      ...(appId !== '' && {
        password: 'the-app-secret',
        openIdMetadataUrl: options.openIdMetadataUrl ?? teams.openIdMetadataUrl,
        credentials: teams.credentials,
      }),
    },
    allowedTenants,
    conversations: options.conversations ?? conversations,
    log,
    opens,
    timeoutMs,
    loopbackOnly: appId === '',
  });
  const app = publicApp(
    bot.entrance(async (input) => {
      inputs.push(input);
      return typeof reply === 'function' ? reply(input) : reply;
    }),
    log,
  );
  const server = createServer(app);
  const url = await listen(server);
  teams.botAt(url);
  return {
    teams,
    bot,
    url,
    inputs,
    logged,
    conversations,
    answer: (next) => {
      reply = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await teams.close();
    },
  };
}
