import { type InspectSlack, inspectAppToken, inspectBotToken, type TokenState } from '../../adapters/slack/inspect';
import { createSecrets } from '../../adapters/slack/install/secrets';
import { createStoredSource } from '../../adapters/slack/install/stored-source';
import type { Env } from '../../src/env';
import type { Store } from '../../src/store';
import type { Find, Finding } from './finding';

const botFindings = (name: string, state: TokenState, find: Find): readonly Finding[] => {
  if (state.type === 'away') return [find('wrong', 'doctor.slack.away')];
  if (state.type === 'refused') return [find('wrong', 'doctor.slack.token.refused', { name, code: state.code })];
  return [
    find('ok', 'doctor.slack.token', { name, team: state.team }),
    state.missing.length === 0
      ? find('ok', 'doctor.slack.scopes')
      : find('wrong', 'doctor.slack.scopes.missing', { scopes: state.missing.join(', ') }),
  ];
};

const appFindings = (state: TokenState, find: Find): Finding => {
  if (state.type === 'good') return find('ok', 'doctor.slack.appToken');
  if (state.type === 'away') return find('wrong', 'doctor.slack.away');
  return find('wrong', 'doctor.slack.appToken.refused', { code: state.code });
};

/** Slack: each token and its permissions. `installs`: what is stored of workspaces; undefined while the database is away. */
export async function slackFindings(
  { slack, secretKeys }: Env,
  installs: Store['installations'] | undefined,
  settings: Omit<InspectSlack, 'apiUrl'>,
  find: Find,
): Promise<readonly Finding[]> {
  if (!slack) return [find('note', 'doctor.slack.off')];
  const inspect = { ...settings, apiUrl: slack.apiUrl };
  const found: Finding[] = [];
  if (slack.botToken !== undefined) {
    found.push(...botFindings('SLACK_BOT_TOKEN', await inspectBotToken(slack.botToken, inspect), find));
  } else if (installs) {
    const records = (await installs.all()).filter(({ revokedAt }) => !revokedAt);
    const live = await createStoredSource(installs, createSecrets(secretKeys ?? []), settings.log).live();
    if (records.length === 0) found.push(find('note', 'doctor.slack.notInstalled'));
    for (const { key, teamName = key } of records) {
      const one = live.find((other) => other.key === key);
      if (one) found.push(...botFindings(teamName, await inspectBotToken(one.token, inspect), find));
      else found.push(find('wrong', 'doctor.slack.token.sealed', { name: teamName }));
    }
  }
  if (slack.appToken !== undefined) found.push(appFindings(await inspectAppToken(slack.appToken, inspect), find));
  else found.push(find('note', 'doctor.slack.signing'));
  return found;
}
