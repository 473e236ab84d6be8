import { createServer } from 'node:http';
import { join } from 'node:path';
import { connectMongo } from '../../../adapters/mongo/connect';
import { SCOPES } from '../../../adapters/slack/install/scopes';
import { createReferences } from '../../../adapters/teams/references';
import { type Diagnosis, diagnose } from '../../../scripts/doctor';
import type { Lang } from '../../../src/ground/lang';
import { type Store } from '../../../src/store';
import { addressOf } from '../http-address';
import { connectTestMongo, type TestMongo } from '../services';
import { type FakeSlack, startFakeSlack } from '../slack';
import { type FakeTeams, startFakeTeams } from '../teams';
import { type FakeRedis, startFakeRedis } from './redis';

const APP = '0f8b9f3c-1111-4222-8333-944455566677';
const TENANT = '0f8b9f3c-2222-4222-8333-944455566677';
const ROOT = join(__dirname, '../../..');
const ALIVE = '{"status":"alive"}';

/** All that a desk needs, well: a database with its indexes, Redis, Slack and Teams with a channel each, a proxy. */
export interface DoctorWorld {
  readonly mongo: TestMongo;
  readonly store: Store;
  readonly redis: FakeRedis;
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly env: Readonly<Record<string, string>>;
  /** What stands at PUBLIC_URL says from now on; well again without one. */
  proxySays(text?: string): void;
  /** This machine's clock is so much before the database's. */
  early(ms: number): void;
  ask(more: Readonly<Record<string, string>>, lang: Lang): Promise<Diagnosis>;
  close(): Promise<void>;
}

export async function openDoctorWorld(): Promise<DoctorWorld> {
  const mongo = await connectTestMongo('doctor');
  const uri = new URL(mongo.uri);
  uri.pathname = `/${mongo.name}`;
  const store = await connectMongo({ uri: uri.href, desk: 'it', log: { warn: () => {} } });
  const redis = await startFakeRedis();
  const slack = await startFakeSlack({ scopes: SCOPES.map(({ scope }) => scope) });
  const people = ['Anna Holm', 'Bo Lund', 'Carl Friis', 'Dina Krogh'].map((name) => slack.person(name));
  const desk = slack.channel('desk', people);
  const teams = await startFakeTeams({ appId: APP, tenant: TENANT });
  const network = teams.channel('network', [teams.person('Kim')]);
  const link = (team: string, platform: 'slack' | 'teams', id: string) =>
    store.places.link({
      team,
      address: { platform, kind: 'room', id },
      linkedBy: 'anna',
      linkedAt: new Date(),
    });
  await link('service-desk', 'slack', `${slack.workspace.team.id}/${desk.id}`);
  await link('network', 'teams', network.id);
  await createReferences(store.conversations, { warn: () => {} }).rememberConversation(network.id, {
    type: 'channel',
    tenant: TENANT,
    serviceUrl: teams.serviceUrl,
    bot: { id: `28:${APP}`, name: 'Vagt' },
  });
  let [answer, earlyMs] = [ALIVE, 0];
  const proxy = createServer((_request, response) => response.end(answer));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const env = {
    MONGODB_URI: uri.href,
    REDIS_URL: redis.url,
    DESK_FILE: join(ROOT, 'test/fixtures/desk/two-teams.yaml'),
    PUBLIC_URL: addressOf(proxy),
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    MicrosoftAppId: APP,
    MicrosoftAppPassword: 'the-secret',
    MicrosoftAppTenantId: TENANT,
    ToBotFromChannelOpenIdMetadataUrl: teams.openIdMetadataUrl,
  };
  return {
    mongo,
    store,
    redis,
    slack,
    teams,
    env,
    proxySays: (text = ALIVE) => {
      answer = text;
    },
    early: (ms) => {
      earlyMs = ms;
    },
    ask: (more, lang) =>
      diagnose(
        { ...env, ...more },
        {
          lang,
          clock: { now: () => new Date(Date.now() + earlyMs) },
          teamsAuth: { credentials: teams.credentials },
        },
      ),
    async close() {
      await store.close();
      await Promise.all([mongo.drop(), redis.close(), slack.close(), teams.close()]);
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
