import { Redis } from 'ioredis';
import { type Services, startServices } from '../../scripts/services/index';
import { deskYaml } from './support/desk';
import { openStage, type Stage } from './support/stage';
import { WORDS } from './support/words';

jest.setTimeout(180_000);

const words = WORDS.en;

describe('what nobody claims, and what is killed', () => {
  let redis: Services | undefined;
  let stage: Stage | undefined;

  const opened = async (label: string, steps: Parameters<typeof deskYaml>[0]): Promise<Stage> => {
    redis = await startServices({ data: 'throwaway', durable: true, mongo: false, env: { PATH: process.env['PATH'] } });
    stage = await openStage({ label, yaml: deskYaml(steps), redisUrl: redis.redisUrl });
    await stage.client.channel('Service desk');
    await stage.client.say(words.link);
    await stage.client.expectText(words.linked);
    await stage.client.personal();
    return stage;
  };
  afterEach(async () => {
    await stage?.end();
    await redis?.stop();
  });

  it('pings the team, the lead and the manager, and never after a claim', async () => {
    const { client } = await opened('pings', { team: '4s', lead: '8s', manager: '12s' });
    await client.say('report the printer is jammed');
    await client.expectText('INC-1');
    await client.expectText('has taken it after', { within: 30_000 });
    await client.screenshot('pings-1-lead');
    await client.channel('Service desk');
    await client.expectText('has taken it after');
    await client.screenshot('pings-2-team');
    await client.personal();
    await new Promise((done) => setTimeout(done, 8000));
    const pinged = await client.countMessages('has taken it after');

    await client.say('report the printer is jammed again');
    await client.expectText('INC-2');
    await client.channel('Service desk');
    await client.press(words.claim, { in: 'INC-2' });
    await client.expectText(words.claimed);
    await client.personal();
    await new Promise((done) => setTimeout(done, 15_000));
    // Anna is lead and manager: one ping as each for INC-1, none for INC-2.
    expect(pinged).toBe(2);
    expect(await client.countMessages('has taken it after')).toBe(2);
    await client.screenshot('pings-3-claimed');
  });

  it('goes on after kill -9 between claim and resolve, and its timers fire after an emptied Redis', async () => {
    const { client, crash } = await opened('killed', { team: '15s', lead: '1h', manager: '2h' });
    await client.say('report the printer is jammed');
    await client.expectText('INC-1');
    await client.channel('Service desk');
    await client.press(words.claim, { in: 'INC-1' });
    await client.expectText(words.claimed);
    await client.personal();
    await client.say('report the other printer is jammed');
    await client.expectText('INC-2');

    await crash();
    const direct = new Redis(redis?.redisUrl ?? '');
    await direct.flushall();
    direct.disconnect();

    await client.channel('Service desk');
    await client.press(words.resolve, { in: 'INC-1' });
    await client.fill(words.resolutionLabel, words.resolution);
    await client.choose(words.codeLabel, words.code);
    await client.press(words.sendResolution, { in: words.resolutionLabel });
    await client.expectText('has taken it after', { within: 40_000 });
    await client.screenshot('killed-1-team');
    await client.personal();
    await client.expectText(words.resolution);
    await client.press(words.fixed);
    await client.expectText(words.closed);
    await client.screenshot('killed-2-caller');
    expect(await client.countMessages(words.resolution)).toBeGreaterThan(0);
  });
});
