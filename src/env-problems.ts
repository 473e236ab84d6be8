import type { Variables } from './env-slack';
import type { Text } from './ground/lang';
import { parseSecretKeys } from './ground/secret-keys';
import { say } from './view/text';

/** Addresses, and how each may look. */
const EXAMPLES: Readonly<Record<string, string>> = {
  MONGODB_URI: 'mongodb://localhost:27017/vagt',
  REDIS_URL: 'redis://localhost:6379',
  PUBLIC_URL: 'https://vagt.example.com',
  GUIDE_URL: 'https://intranet.example.com/vagt',
  SLACK_API_URL: 'https://slack.com/api/',
  HEARTBEAT_URL: 'https://watchdog.example.com/ping/vagt',
};

/** One of a few words, the last apart. */
const CHOICES: Readonly<Record<string, readonly [first: string, last: string]>> = {
  ROLE: ['web, worker', 'all'],
  LOG_LEVEL: ['debug, info, warn', 'error'],
  TEAMS_LOOPBACK_ONLY: ['1', '0'],
  MicrosoftAppType: ['MultiTenant, SingleTenant', 'UserAssignedMSI'],
};

const OTHERS: Readonly<Record<string, Text>> = {
  PORT: say('env.port'),
  METRICS_PORT: say('env.metricsPort'),
  SLACK_BOT_TOKEN: say('env.botToken'),
  SLACK_APP_TOKEN: say('env.appToken'),
};

/** What is wrong with one variable that cannot be read; none of it repeats a secret. */
export const problemsWith = (name: string, source: Variables): readonly Text[] => {
  const value = source[name];
  if (name === 'VAGT_SECRET_KEYS') {
    return parseSecretKeys(value ?? '').problems.map((problem) =>
      problem.type === 'broken'
        ? say('env.secretKeys.broken', { no: problem.no })
        : say('env.secretKeys.twice', { id: problem.id }),
    );
  }
  if (name === 'DESK_FILE') return [say('env.deskFile')];
  const example = EXAMPLES[name];
  if (example !== undefined) return [say(value ? 'env.address' : 'env.needed', { name, example })];
  const choice = CHOICES[name];
  if (choice) return [say('env.choice', { name, first: choice[0], last: choice[1] })];
  return [OTHERS[name] ?? say('env.wrong', { name })];
};
