import type { Logger } from 'pino';
import type { Opens } from '../../../src/command/input';
import type { SlackEnv } from '../../../src/env-slack';
import type { SecretKey } from '../../../src/ground/secret-keys';
import type { InstallationStore } from '../../../src/view/installations';
import { createSlack, type Slack } from '../index';
import { createInstallations, type Installations } from './installations';
import { createSecrets } from './secrets';

export interface ConnectOptions {
  readonly settings: SlackEnv;
  readonly publicUrl?: string;
  readonly secretKeys?: readonly SecretKey[];
  readonly store: InstallationStore;
  readonly opens: Opens;
  readonly emoji: () => string | undefined;
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** Slack with its installations read. Rejects when Slack does not take the token. */
export const connectSlack = async (options: ConnectOptions): Promise<Slack & Pick<Installations, 'orgs'>> => {
  const { settings, publicUrl, secretKeys: keys = [], store, log, opens, emoji, timeoutMs } = options;
  const { botToken, clientId, clientSecret, apiUrl, signingSecret, appToken, allowedTeams = [] } = settings;
  const installations = createInstallations({
    log,
    ...(botToken === undefined ? { store, secrets: createSecrets(keys) } : { single: { token: botToken, apiUrl } }),
  });
  await installations.load();
  const installs = botToken === undefined && clientId !== undefined && clientSecret !== undefined;
  const slack = createSlack({
    installations,
    signingSecret,
    appToken,
    apiUrl,
    ...(installs && publicUrl && { oauth: { clientId, clientSecret, publicUrl, secretKeys: keys, allowedTeams } }),
    opens,
    emoji,
    timeoutMs,
    log,
  });
  return { ...slack, orgs: () => installations.orgs() };
};
