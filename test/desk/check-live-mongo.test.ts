import { SCOPES } from '../../adapters/slack/install/scopes';
import { checkLiveAt } from '../../scripts/check-live';
import { aDesk } from '../support/desk';
import { connectTestMongo, type TestMongo } from '../support/services';
import { type FakeSlack, startFakeSlack } from '../support/slack';

let mongo: TestMongo;
let slack: FakeSlack;
beforeAll(async () => {
  mongo = await connectTestMongo('live');
  slack = await startFakeSlack({ scopes: SCOPES.map(({ scope }) => scope) });
});
afterAll(() => Promise.all([mongo.drop(), slack.close()]));

const lineOf = async (token: string): Promise<readonly string[]> => {
  const uri = new URL(mongo.uri);
  uri.pathname = `/${mongo.name}`;
  const { lines } = await checkLiveAt(aDesk(), {
    MONGODB_URI: uri.href,
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  });
  return [lines[0] ?? '', ...lines.filter((line) => line.includes(' carl '))];
};

test('with the environment that Vagt runs with, Slack itself is asked', async () => {
  slack.person('Carl Friis');
  const who = 'carl (manager of service-desk, manager of network)';
  expect(await lineOf('xoxb-no-such')).toEqual([
    expect.stringContaining('only what is stored is looked at: SLACK_BOT_TOKEN cannot be used'),
    expect.stringContaining(`NO  ${who}`),
  ]);
  expect(await lineOf(slack.botToken)).toContain(`ok  ${who}: reached in Slack`);
});
