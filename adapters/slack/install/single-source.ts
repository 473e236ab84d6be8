import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { clientOptions } from '../client';
import { slackCode } from '../errors';
import type { InstallationSource, LiveInstallation } from '../live';

/** `SLACK_BOT_TOKEN`: one workspace, or one whole enterprise. */
export interface SingleToken {
  readonly token: string;
  readonly apiUrl?: string | undefined;
}

const TIMEOUT_MS = 5000;
/** What Slack says of itself, not of the token. */
const NOT_NOW = ['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'ratelimited'];

/** Asking again would not help: the token is not one that Slack takes from a bot. */
export class TokenRefused extends Error {
  constructor(why: string) {
    super(`SLACK_BOT_TOKEN cannot be used: ${why}`);
    this.name = 'TokenRefused';
  }
}

const refusedOr = (error: unknown): unknown => {
  const code = slackCode(error);
  return code !== undefined && !NOT_NOW.includes(code) ? new TokenRefused(`Slack says ${code}`) : error;
};

/**
 * The installation that one token is. Slack is asked who it is until it has answered once; a token it does not take is
 * an error, and Slack being away is not: then it is asked again.
 */
export function createSingleSource({ token, apiUrl }: SingleToken, log: Logger): InstallationSource {
  const client = new WebClient(token, clientOptions({ apiUrl, timeoutMs: TIMEOUT_MS, log }));
  let known: LiveInstallation | undefined;
  let isRevoked = false;

  /** What is for another app is refused once this is known; nothing else waits for it. */
  const appOf = async (bot: string): Promise<string | undefined> =>
    client.bots.info({ bot }).then(
      ({ bot: found }) => found?.app_id,
      () => undefined,
    );

  const identify = async (): Promise<LiveInstallation | undefined> => {
    if (known || isRevoked) return known;
    const told = await client.auth.test().catch((error: unknown) => {
      throw refusedOr(error);
    });
    const isEnterprise = told.is_enterprise_install === true;
    const key = isEnterprise ? told.enterprise_id : told.team_id;
    if (!key || !told.user_id || !told.bot_id) throw new TokenRefused('it is not the token of a bot');
    const appId = told.app_id ?? (await appOf(told.bot_id));
    known = {
      key,
      org: told.enterprise_id || key,
      ...(!isEnterprise && { team: key }),
      isEnterprise,
      token,
      botUser: told.user_id,
      botId: told.bot_id,
      ...(appId && { appId }),
    };
    return known;
  };

  return {
    async live() {
      try {
        const found = await identify();
        return found ? [found] : [];
      } catch (error) {
        if (error instanceof TokenRefused) throw error;
        log.warn({ err: error }, 'Slack does not answer who SLACK_BOT_TOKEN is; it is asked again');
        return [];
      }
    },
    async get(key) {
      const found = await identify();
      return found?.key === key ? found : undefined;
    },
    async revoke(key) {
      if (isRevoked || known?.key !== key) return false;
      isRevoked = true;
      known = undefined;
      return true;
    },
  };
}
