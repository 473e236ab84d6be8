import type { Text } from './ground/lang';
import { say } from './view/text';

export interface SlackEnv {
  /** One workspace, known by its token. Undefined: workspaces install by OAuth and `clientId` is there. */
  readonly botToken?: string;
  /** Undefined: Socket Mode, and `appToken` is there. */
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Workspaces and enterprises that may install it; there and never empty with `clientId`. */
  readonly allowedTeams?: readonly string[];
  /** Where the Web API is, with a slash at the end; only set for GovSlack or a test. */
  readonly apiUrl?: string;
}

/** Variables as they were set; an empty one is as good as none. */
export type Variables = Readonly<Record<string, string | undefined>>;

const teamsIn = (source: Variables): readonly string[] =>
  (source['SLACK_ALLOWED_TEAMS'] ?? '').split(/[\s,]+/).filter(Boolean);

const read = (source: Variables) => ({
  botToken: source['SLACK_BOT_TOKEN'] || undefined,
  signingSecret: source['SLACK_SIGNING_SECRET'] || undefined,
  appToken: source['SLACK_APP_TOKEN'] || undefined,
  clientId: source['SLACK_CLIENT_ID'] || undefined,
  clientSecret: source['SLACK_CLIENT_SECRET'] || undefined,
});

/** Slack is wanted as soon as one of its secrets is set; an API address alone says nothing. */
export const wantsSlack = (source: Variables): boolean => Object.values(read(source)).some(Boolean);

/** Undefined: Slack is off. */
export const slackOf = (source: Variables): SlackEnv | undefined => {
  if (!wantsSlack(source)) return undefined;
  const { botToken, signingSecret, appToken, clientId, clientSecret } = read(source);
  const apiUrl = source['SLACK_API_URL'];
  return {
    ...(clientId && { allowedTeams: teamsIn(source) }),
    ...(botToken && { botToken }),
    ...(signingSecret && { signingSecret }),
    ...(appToken && { appToken }),
    ...(clientId && { clientId }),
    ...(clientSecret && { clientSecret }),
    ...(apiUrl && { apiUrl: apiUrl.replace(/\/*$/, '/') }),
  };
};

/** What Slack's variables say together, beyond what each may hold. */
export const slackProblems = (source: Variables): readonly Text[] => {
  if (!wantsSlack(source)) return [];
  const { botToken, signingSecret, appToken, clientId, clientSecret } = read(source);
  const isOauth = Boolean(clientId || clientSecret);
  const rules: readonly (readonly [boolean, Text])[] = [
    [!botToken && !isOauth, say('env.slack.neither')],
    [Boolean(botToken) && isOauth, say('env.slack.both')],
    [isOauth && !clientId, say('env.slack.clientId')],
    [isOauth && !clientSecret, say('env.slack.clientSecret')],
    [isOauth && Boolean(appToken), say('env.slack.socketToo')],
    [!signingSecret && (!appToken || isOauth), say('env.slack.signing')],
    [isOauth && !source['VAGT_SECRET_KEYS'], say('env.slack.keys')],
    [isOauth && teamsIn(source).length === 0, say('env.slack.allowed')],
    [isOauth && !source['PUBLIC_URL'], say('env.slack.publicUrl')],
  ];
  return rules.flatMap(([isWrong, sentence]) => (isWrong ? [sentence] : []));
};

/** How Slack is connected, in words. */
export const slackState = (slack: SlackEnv | undefined): string => {
  if (!slack) return 'off: neither SLACK_BOT_TOKEN nor SLACK_CLIENT_ID is set';
  return slack.appToken === undefined ? 'on' : 'on, by Socket Mode';
};
