import { type Bench, errorOf, startBench } from './support';

let bench: Bench;
let time = 1_800_000_000_000;
beforeEach(async () => {
  bench = await startBench({ now: () => time });
});
afterEach(() => bench.close());

const post = (channel: string): Promise<unknown> => errorOf(bench.client.chat.postMessage({ channel, text: 'x' }));

describe('limits', () => {
  it('are off at first', async () => {
    const { id } = bench.slack.channel('help', []);
    expect([await post(id), await post(id)]).toEqual(['ok', 'ok']);
  });

  it('let one post a second into each channel', async () => {
    bench.slack.limits({ perChannel: true });
    const [help, other] = [bench.slack.channel('help', []).id, bench.slack.channel('other', []).id];
    expect([await post(help), await post(help), await post(other)]).toEqual(['ok', 'ratelimited 1', 'ok']);
    time += 1000;
    expect([await post(help), await post(help)]).toEqual(['ok', 'ratelimited 1']);
    expect(bench.slack.posts(bench.slack.workspace.channels[0]!)).toHaveLength(2);
  });

  it('count a person and their 1:1 conversation as one', async () => {
    bench.slack.limits({ perChannel: true });
    const anna = bench.slack.person('Anna');
    expect([await post(anna.id), await post(anna.dm.id)]).toEqual(['ok', 'ratelimited 1']);
  });

  it('take a burst when told', async () => {
    bench.slack.limits({ perChannel: true, burst: 2 });
    const { id } = bench.slack.channel('help', []);
    expect([await post(id), await post(id), await post(id)]).toEqual(['ok', 'ok', 'ratelimited 2']);
  });

  it('count each method of a tier by the minute', async () => {
    bench.slack.limits({ tier3PerMinute: 1, tier4PerMinute: 2 });
    const { id: channel } = bench.slack.channel('help', []);
    const calls = () => [bench.client.conversations.info({ channel }), bench.client.conversations.history({ channel })];
    expect(await Promise.all(calls().map(errorOf))).toEqual(['ok', 'ok']);
    time += 20_000;
    expect(await Promise.all(calls().map(errorOf))).toEqual(['ratelimited 40', 'ratelimited 40']);
    const members = () => errorOf(bench.client.conversations.members({ channel }));
    expect([await members(), await members(), await members()]).toEqual(['ok', 'ok', 'ratelimited 60']);
    time += 40_000;
    expect(await Promise.all(calls().map(errorOf))).toEqual(['ok', 'ok']);
  });
});
