import { versionOf } from '../../src/desk/file/parse';
import { connectTestMongo, type TestMongo, testRedisUrl } from '../support/services';
import { until } from '../support/wait';
import { type BotProcess, deskYaml, startBot } from './support/desk';

const id = `e2e-file-${process.pid}`;
const yaml = (team: string): string => deskYaml({ team, lead: '8s', manager: '12s' }).replace('id: e2e', `id: ${id}`);
const [FIRST, SECOND] = [yaml('4s'), yaml('5s')];
const BROKEN = SECOND.replace('lead: anna', 'lead: anne');

const pageOf = async ({ metricsPort }: BotProcess, path: string): Promise<string> =>
  (await fetch(`http://127.0.0.1:${metricsPort}${path}`)).text();

describe('the desk file of running processes', () => {
  let mongo: TestMongo;
  const bots: BotProcess[] = [];
  const start = async (text: string): Promise<BotProcess> => {
    const address = new URL(mongo.uri);
    address.pathname = `/${mongo.name}`;
    const bot = await startBot({ yaml: text, mongodbUri: String(address), redisUrl: testRedisUrl() });
    bots.push(bot);
    return bot;
  };
  const shows = (bot: BotProcess, text: string) =>
    until(async () => (await pageOf(bot, '/metrics')).includes(versionOf(text)));

  beforeAll(async () => {
    mongo = await connectTestMongo('e2e_file');
  });
  afterAll(async () => {
    for (const bot of bots) await bot.kill('SIGTERM');
    await mongo.drop();
  });

  it('is taken by all of them when it is saved, and not while it has mistakes', async () => {
    await expect(start(BROKEN)).rejects.toThrow(
      /desk.yaml has 1 mistake:[\s\S]*teams.service-desk.lead: there is no person/,
    );
    const [one, other] = await Promise.all([start(FIRST), start(FIRST)]);
    await shows(one, FIRST);
    one.saves(BROKEN);
    await until(async () => (await mongo.db.collection('live').find({ type: 'bulletin' }).toArray()).length === 1);
    await shows(one, FIRST);
    one.saves(SECOND);
    await Promise.all([shows(one, SECOND), shows(other, SECOND)]);
    expect(JSON.parse(await pageOf(one, '/readyz'))).toMatchObject({ degraded: { deskUnreadable: 0 } });
    const third = await start(BROKEN);
    await shows(third, SECOND);
  });
});
