import type { Logger } from 'pino';
import { createInstallations } from '../../adapters/slack/install/installations';
import { createSecrets } from '../../adapters/slack/install/secrets';
import { createMemoryStore } from '../support/memory-store';
import type { FakeSlack } from '../support/slack';
import { CROSSED, openWorld, type World } from '../support/world';

const KEYS = [{ id: 'one', key: new Uint8Array(32).fill(1) }];

/** What Slack gives the install page of a workspace. */
const installed = ({ workspace }: FakeSlack, token: string) => ({
  team: { id: workspace.team.id, name: workspace.team.name },
  enterprise: undefined,
  user: { id: 'U0INSTALLER', token: undefined, scopes: undefined },
  bot: { id: workspace.bot.botId, userId: workspace.bot.userId, token, scopes: [...workspace.scopes] },
  appId: 'A0VAGT',
  isEnterpriseInstall: false,
  authVersion: 'v2' as const,
});

const stored = async (slack: FakeSlack, log: Logger) => {
  const store = createMemoryStore().installations;
  const installations = createInstallations({ store, secrets: createSecrets(KEYS), log });
  await installations.save(installed(slack, slack.botToken));
  return installations;
};

describe.each(CROSSED.filter(([, , team]) => team === 'slack'))('%s: the token is taken back', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, slack: { installations: stored } });
    await world.kim.writes('report Nothing works');
    await world.kim.presses('Everybody');
    await world.kim.presses('No');
  });
  afterEach(() => world.close());

  const told = () =>
    world.logged.filter((line) => /install (?:it|the app there) again/.test(line) && /"level":[45]0/.test(line));

  async function installAgain(): Promise<void> {
    const { slack, installations } = world.slack;
    const { workspace } = slack;
    workspace.installed = true;
    workspace.tokens.push({ value: 'xoxb-new', kind: 'bot', scopes: workspace.scopes, revoked: false });
    await installations.save(installed(slack, 'xoxb-new'));
  }

  test.each([
    [
      'without a word',
      async () => world.slack.slack.workspace.tokens.forEach((token) => Object.assign(token, { revoked: true })),
    ],
    ['and Slack says so', async () => world.slack.slack.revokeTokens()],
    ['with the app', async () => world.slack.slack.uninstall()],
  ])(
    '%s: it is logged once and clearly, and what was to be said comes after the app is back',
    async (_how, takeBack) => {
      const { room, anna } = world;
      await takeBack();
      await world.forward(16);
      expect([...room.heard(), ...anna.heard()]).toEqual([]);
      expect(told()).toHaveLength(1);
      expect(world.logged.join()).not.toContain('xoxb-');

      await installAgain();
      await world.forward(2);
      expect(room.heard()).toEqual([expect.stringContaining('Nobody has taken it')]);
      expect(anna.heard()).toEqual([expect.stringContaining('Nobody in Service desk has taken it')]);
      expect(room.card().words).toContain('Has been told');
      expect(told()).toHaveLength(1);
      await world.dina.presses('Claim');
      expect(room.card().words).toContain('Dina Krogh has it');
      await world.forward(5);
      expect([...room.heard(), ...anna.heard()]).toEqual([]);
    },
  );
});
