import { createHmac } from 'node:crypto';
import type { ExpressReceiverOptions } from '@slack/bolt';
import type { SecretKey } from '../../../src/ground/secret-keys';
import type { Installations } from './installations';
import { answerWith, CANCELLED, FAILED, INSTALLED, NOT_ALLOWED, type Page, STALE } from './oauth-pages';
import { SCOPES } from './scopes';

export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

export interface OauthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the Web API is; Slack's own without it. */
  readonly apiUrl?: string | undefined;
  /** Where browsers reach this process, without a slash at the end. */
  readonly publicUrl: string;
  readonly secretKeys: readonly SecretKey[];
  /** Ids of the workspaces and enterprises that may install it: their members' addresses are believed. */
  readonly allowedTeams: readonly string[];
  readonly installations: Pick<Installations, 'save'>;
}

/** What Bolt's `ExpressReceiver` needs besides the signing secret to serve both paths. */
export type OauthOptions = Required<
  Pick<
    ExpressReceiverOptions,
    'clientId' | 'clientSecret' | 'stateSecret' | 'scopes' | 'redirectUri' | 'installationStore' | 'installerOptions'
  >
>;

/** As long as Bolt lets a `state` and its cookie live. */
const STATE_SECONDS = 600;
const SLACK_API = 'https://slack.com/api/';
const TIMEOUT_MS = 10_000;

/** All web processes derive the same; a new first key ends only what is under way. */
const stateSecretOf = ([first]: readonly SecretKey[]): string => {
  if (!first) throw new Error('OAuth needs VAGT_SECRET_KEYS');
  return createHmac('sha256', first.key).update('vagt: state of an installation in Slack').digest('base64url');
};

/** True for the first time a value comes within `ms`; afterwards it is forgotten. */
function createOnce(ms: number): (value: string) => boolean {
  const seen = new Map<string, number>();
  return (value) => {
    const now = Date.now();
    for (const [old, until] of seen) if (until <= now) seen.delete(old);
    if (seen.has(value)) return false;
    seen.set(value, now + ms);
    return true;
  };
}

/** Somebody else's workspace installed it. */
class NotAllowedError extends Error {
  readonly code = 'vagt_not_allowed';
  constructor(team: string) {
    super(`The workspace ${team} is not in SLACK_ALLOWED_TEAMS`);
    this.name = 'NotAllowedError';
  }
}

const pageOf = (code: string): Page => {
  if (code === 'vagt_not_allowed') return NOT_ALLOWED;
  if (code === 'slack_oauth_installer_authorization_error') return CANCELLED;
  const isStale = ['slack_oauth_invalid_state', 'slack_oauth_missing_state', 'slack_oauth_missing_code'];
  return isStale.includes(code) ? STALE : FAILED;
};

/**
 * `state` is a signed token that Bolt also keeps in a cookie: a wrong, missing or old one is refused, and so is one from
 * another browser. A second use in this process is refused here; elsewhere Slack refuses the code's second use.
 */
export function oauthOptions(settings: OauthSettings): OauthOptions {
  const { clientId, clientSecret, apiUrl = SLACK_API, publicUrl, secretKeys, allowedTeams, installations } = settings;
  const startUrl = `${publicUrl}${INSTALL_PATH}`;
  const isFirstUse = createOnce(STATE_SECONDS * 1000);

  return {
    clientId,
    clientSecret,
    stateSecret: stateSecretOf(secretKeys),
    scopes: SCOPES.map(({ scope }) => scope),
    redirectUri: `${publicUrl}${REDIRECT_PATH}`,
    installationStore: {
      async storeInstallation(installation) {
        const teams = [installation.team?.id, installation.enterprise?.id].filter((id) => id !== undefined);
        // The token that was just given is kept nowhere.
        if (!teams.some((id) => allowedTeams.includes(id))) throw new NotAllowedError(teams.join(' of '));
        await installations.save(installation);
      },
      fetchInstallation: () => Promise.reject(new Error('Installations are found by `authorize`, not by OAuth')),
    },
    installerOptions: {
      directInstall: true,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
      stateCookieExpirationSeconds: STATE_SECONDS,
      // A repeated exchange of a code that was used up would be refused, and hide that the first one worked.
      clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: TIMEOUT_MS },
      callbackOptions: {
        async beforeInstallation(_options, request, response) {
          const state = new URL(request.url ?? '', publicUrl).searchParams.get('state') ?? '';
          if (isFirstUse(state)) return true;
          answerWith(response, STALE, startUrl);
          return false;
        },
        success: (_installation, _options, _request, response) => answerWith(response, INSTALLED, startUrl),
        failure: (error, _options, _request, response) => answerWith(response, pageOf(error.code), startUrl),
      },
    },
  };
}
