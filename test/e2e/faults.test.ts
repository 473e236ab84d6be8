import { Redis } from 'ioredis';
import { type Services, startServices } from '../../scripts/services/index';
import { until } from '../support/wait';
import { TRY_MS } from './support/client';
import { deskYaml } from './support/desk';
import { openStage, type Stage } from './support/stage';
import { WORDS } from './support/words';

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
    const { client } = await opened('pings', { team: '4s', lead: '10s', manager: '12s' });
    const pings = async () =>
      (await client.messages()).map(({ text }) => text).filter((text) => text.includes('has taken it after'));
    await client.say('report the printer is jammed');
    await client.expectText('INC-1');
    await client.channel('Service desk');
    await client.press(words.claim, { in: 'INC-1' });
    await client.expectText(words.claimed);
    await client.personal();
    await client.say('report the printer is jammed again');
    await client.expectText('INC-2');
    // Anna is lead and manager: one ping as each. What INC-1 would have had came before them.
    await client.expectText('has taken it after', { within: 40_000 });
    await until(async () => (await pings()).length >= 2);
    await client.screenshot('pings-1-lead');
    expect(await pings()).toEqual([expect.stringContaining('INC-2'), expect.stringContaining('INC-2')]);
    await client.channel('Service desk');
    await client.expectText('has taken it after');
    await client.screenshot('pings-2-team');
  });

  it('goes on after kill -9 between claim and resolve, and its timers fire after an emptied Redis', async () => {
    const { client, crash } = await opened('killed', { team: '8s', lead: '1h', manager: '2h' });
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
    const resolve = async () => {
      await client.fill(words.resolutionLabel, words.resolution);
      await client.choose(words.codeLabel, words.code);
      await client.press(words.sendResolution, { in: words.resolutionLabel, within: TRY_MS });
      // What comes into the channel just now has the client draw the form anew, empty: then it was not sent.
      await client.expectText(words.resolution, { within: 3 * TRY_MS });
    };
    await client.form(words.resolve, words.resolutionLabel, resolve, { in: 'INC-1' });
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
