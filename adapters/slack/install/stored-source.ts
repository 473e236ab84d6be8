import type { Installation as SlackInstallation } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Installation, type InstallationStore } from '../../../src/view/installations';
import type { InstallationSource, LiveInstallation } from '../live';
import type { Secrets } from './secrets';

/** What is stored of an installation by OAuth; its tokens are sealed. Throws when Slack gave no bot. */
export async function recordOf(installed: SlackInstallation, secrets: Secrets, now: Date): Promise<Installation> {
  const { bot, team, enterprise, appId, user } = installed;
  const isEnterprise = installed.isEnterpriseInstall === true;
  const home = isEnterprise ? enterprise : team;
  if (!bot || !home) throw new Error('Slack told of an installation without a bot or without a workspace');
  return {
    platform: 'slack',
    key: home.id,
    isEnterprise,
    ...(enterprise && { enterprise: enterprise.id }),
    ...(!isEnterprise && team && { team: team.id }),
    ...(home.name && { teamName: home.name }),
    botId: bot.id,
    botUser: bot.userId,
    ...(appId && { appId }),
    scopes: bot.scopes,
    token: await secrets.seal(bot.token),
    ...(bot.refreshToken && { refreshToken: await secrets.seal(bot.refreshToken) }),
    ...(bot.expiresAt && { expiresAt: new Date(bot.expiresAt * 1000) }),
    ...(user.id && { installedBy: user.id }),
    installedAt: now,
  };
}

/** Installations by OAuth, out of the store. One whose token cannot be opened is left out, with an error in the log. */
export function createStoredSource(store: InstallationStore, secrets: Secrets, log: Logger): InstallationSource {
  const told = new Set<string>();

  const liveOf = async (record: Installation): Promise<LiveInstallation | undefined> => {
    if (record.revokedAt) return undefined;
    try {
      const { key, enterprise, team, isEnterprise, botUser, botId, appId } = record;
      const token = await secrets.open(record.token);
      const where = { key, org: enterprise ?? key, ...(team && { team }), isEnterprise };
      return { ...where, token, botUser, botId, ...(appId && { appId }) };
    } catch (error) {
      if (!told.has(record.token))
        log.error({ err: error, installation: record.key }, 'A token of Slack is unreadable');
      told.add(record.token);
      return undefined;
    }
  };

  return {
    async live() {
      const all = await Promise.all((await store.all()).map(liveOf));
      return all.filter((one) => one !== undefined);
    },
    async get(key) {
      const record = await store.get(key);
      return record && liveOf(record);
    },
    revoke: (key, at) => store.revoke(key, at),
  };
}
