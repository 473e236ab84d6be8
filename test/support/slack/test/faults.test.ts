import type { Channel } from '../model';
import { type Bench, errorOf, startBench } from './support';

let bench: Bench;
let room: Channel;
beforeEach(async () => {
  bench = await startBench();
  room = bench.slack.channel('help', []);
});
afterEach(() => bench.close());

const post = (channel = room.id): Promise<unknown> => errorOf(bench.client.chat.postMessage({ channel, text: 'x' }));
const posts = () => bench.slack.posts(room).length;

describe('faults', () => {
  it('refuse a call as often as told, then let it be', async () => {
    bench.slack.fault('chat.postMessage', { error: 'internal_error' }, 2);
    expect([await post(), await post(), await post()]).toEqual(['internal_error', 'internal_error', 'ok']);
    expect(bench.slack.calls.map(({ error, accepted }) => [error, accepted])).toEqual([
      ['internal_error', false],
      ['internal_error', false],
      [undefined, true],
    ]);
  });

  it('answer with a status', async () => {
    bench.slack.fault('chat.postMessage', { status: 503 });
    expect(await post()).toMatchObject({ statusCode: 503 });
    expect(posts()).toBe(0);
  });

  it('ask to wait', async () => {
    bench.slack.fault('chat.postMessage', { ratelimited: 7 });
    expect([await post(), posts()]).toEqual(['ratelimited 7', 0]);
  });

  it.each([
    ['after it took effect', true, 1],
    ['before it took effect', false, 0],
  ])('lose the answer %s', async (_when, arrives, there) => {
    bench.slack.fault('chat.postMessage', { lost: { arrives } });
    expect(await post()).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(posts()).toBe(there);
    expect(bench.slack.calls).toMatchObject([{ error: 'lost', accepted: arrives }]);
  });

  it('let a call hang until the fake closes', async () => {
    bench.slack.fault('chat.postMessage', { hang: true, arrives: true });
    const hanging = post();
    expect(await Promise.race([hanging, new Promise((resolve) => setTimeout(resolve, 100, 'still hanging'))])).toBe(
      'still hanging',
    );
    expect(posts()).toBe(1);
    await bench.slack.close();
    expect(await hanging).toMatchObject({ code: 'slack_webapi_request_error' });
  });

  it('delay one call, or all of them', async () => {
    const took = async (): Promise<number> => {
      const start = performance.now();
      await post();
      return performance.now() - start;
    };
    bench.slack.fault('*', { delayMs: 150 });
    expect(await took()).toBeGreaterThan(145);
    bench.slack.slow(150);
    expect(await took()).toBeGreaterThan(145);
  });

  it('hit only the channel they are for', async () => {
    const other = bench.slack.channel('other', []);
    bench.slack.fault('chat.postMessage', { error: 'channel_not_found', channel: other.id });
    expect([await post(), await post(other.id)]).toEqual(['ok', 'channel_not_found']);
  });
});
