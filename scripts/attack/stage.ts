import { resolve } from 'node:path';
import { startProgram } from '../../test/support/program';
import { startFakeSlack } from '../../test/support/slack';
import { startFakeTeams } from '../../test/support/teams';
import type { TokenWish } from '../../test/support/teams/identity';
import { startServices } from '../services';
import type { Target } from './types';

const ROOT = resolve(__dirname, '../..');
const APP_ID = '00000000-1111-2222-3333-444444444444';

export interface Stage extends Target {
  close(): Promise<void>;
}

/** The built program on loopback between fakes of both platforms, with services of its own; or one that runs at `url`. */
export async function openStage(url?: string): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  const teams = await startFakeTeams({ appId: APP_ID });
  stops.push(() => teams.close());
  const slack = await startFakeSlack();
  stops.push(() => slack.close());
  const { tenant } = teams.world;
  const known = { tenant, serviceUrl: teams.serviceUrl, token: (wish?: TokenWish) => teams.token(wish), close };
  if (url !== undefined) return { ...known, url, secret: process.env['SLACK_SIGNING_SECRET'] ?? 'unknown' };
  try {
    const services = await startServices({ data: 'throwaway' });
    stops.push(() => services.stop());
    const program = await startProgram([resolve(ROOT, 'dist/src/main.js')], {
      MONGODB_URI: services.mongodbUri,
      REDIS_URL: services.redisUrl,
      DESK_FILE: resolve(ROOT, 'docs/desk.example.yaml'),
      PORT: '0',
      METRICS_PORT: '0',
      LOG_LEVEL: 'info',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'unused',
      MicrosoftAppTenantId: tenant,
      TEAMS_ALLOWED_TENANTS: tenant,
      ToBotFromChannelOpenIdMetadataUrl: teams.openIdMetadataUrl,
    });
    stops.push(() => program.kill('SIGTERM'));
    return { ...known, url: `http://127.0.0.1:${program.port}`, secret: slack.signingSecret };
  } catch (error) {
    await close();
    throw error;
  }
}
