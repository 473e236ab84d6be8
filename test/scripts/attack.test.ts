import type { Server } from 'node:http';
import { pino } from 'pino';
import { createHttpApp, listen } from '../../adapters/http/server';
import { createSlack } from '../../adapters/slack';
import { createInstallations } from '../../adapters/slack/install/installations';
import { createTeams } from '../../adapters/teams';
import { ATTACKS } from '../../scripts/attack/attacks';
import type { Target } from '../../scripts/attack/types';
import { opens } from '../../src/chat/opens';
import { addressOf } from '../support/http-address';
import { createMemoryStore } from '../support/memory-store';
import { type FakeSlack, startFakeSlack } from '../support/slack';
import { type FakeTeams, startFakeTeams } from '../support/teams';
import { memoryConversations } from '../support/teams/bot';

/** The attacker sends hundreds of megabytes from the same process. */
describe('what strangers send', () => {
  let slack: FakeSlack;
  let teams: FakeTeams;
  let server: Server;
  let target: Target;
  const heard: unknown[] = [];

  beforeAll(async () => {
    const log = pino({ level: 'silent' });
    const appId = '00000000-1111-2222-3333-444444444444';
    [slack, teams] = await Promise.all([startFakeSlack(), startFakeTeams({ appId })]);
    const single = { token: slack.botToken, apiUrl: slack.apiUrl };
    const installations = createInstallations({ log, single });
    await installations.load();
    const common = { opens, timeoutMs: 3000, log };
    const { tenant } = teams.world;
    const { openIdMetadataUrl, serviceUrl } = teams;
    const { signingSecret, apiUrl } = slack;
    const bots = [
      createSlack({ ...common, installations, signingSecret, apiUrl, emoji: () => undefined }),
      createTeams({
        ...common,
        auth: { appId, password: 'unused', openIdMetadataUrl },
        allowedTenants: [tenant],
        conversations: memoryConversations(),
        loopbackOnly: false,
      }),
    ];
    const app = createHttpApp({
      entrances: bots.map((bot) =>
        bot.entrance(async (input) => {
          heard.push(input);
          return { type: 'done' };
        }),
      ),
      files: createMemoryStore().files,
      ready: async () => ({ unreachable: 1 }),
      isDraining: () => false,
      log,
    });
    server = await listen(app, 0, '127.0.0.1');
    target = {
      url: addressOf(server),
      secret: slack.signingSecret,
      tenant,
      serviceUrl,
      token: (wish) => teams.token(wish),
    };
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await Promise.all([slack.close(), teams.close()]);
  });

  it.each(ATTACKS.filter(({ waits }) => !waits))('$name', async ({ send, expect: right }) => {
    expect(right).toContain(await send(target));
    expect(heard).toEqual([]);
  });
});
