import { verifySlackRequest } from '@slack/bolt';
import { type Bench, startBench } from './support';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ signingSecret: 's3cret', patienceMs: 200 });
});
afterEach(() => bench.close());

/** Bolt's own judgement of the last request. */
function verify(): void {
  const { headers, text } = bench.received.at(-1) ?? {};
  verifySlackRequest({
    signingSecret: 's3cret',
    body: text ?? '',
    headers: {
      'x-slack-signature': String(headers?.['x-slack-signature']),
      'x-slack-request-timestamp': Number(headers?.['x-slack-request-timestamp']),
    },
  });
}

describe('a delivery', () => {
  it('is signed as Slack signs, events and forms', async () => {
    const anna = bench.slack.person('Anna');
    await anna.says('hello æøå');
    expect(verify).not.toThrow();
    await anna.command('/incident', 'hello æøå & more');
    expect(verify).not.toThrow();
    await anna.shortcut('report');
    expect(verify).not.toThrow();
  });

  it('can be forged, too old, or unsigned', async () => {
    const { payload } = await bench.slack.person('Anna').says('hello');
    await bench.slack.deliver(payload, { signature: 'bad' });
    expect(verify).toThrow(/signature/i);
    await bench.slack.deliver(payload, { ageSeconds: 301 });
    expect(verify).toThrow(/stale|old|timestamp/i);
    await bench.slack.deliver(payload, { ageSeconds: 290 });
    expect(verify).not.toThrow();
    await bench.slack.deliver(payload, { signature: 'none' });
    expect(bench.received.at(-1)?.headers).not.toHaveProperty('x-slack-signature');
  });

  it('comes again as it was, with the headers of a repetition', async () => {
    const { payload } = await bench.slack.person('Anna').says('hello');
    await bench.slack.deliver(payload, { retryNum: 1, retryReason: 'http_error' });
    const [first, second] = bench.received;
    expect(second?.text).toBe(first?.text);
    expect(first?.headers).not.toHaveProperty('x-slack-retry-num');
    expect(second?.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
  });

  it('asks for the challenge back', async () => {
    bench.answer({ challenge: 'c1' });
    expect((await bench.slack.deliver({ type: 'url_verification', challenge: 'c1' })).body).toEqual({
      challenge: 'c1',
    });
    expect(bench.received[0]?.headers['content-type']).toBe('application/json');
  });

  it('is given up after a while', async () => {
    bench.during(() => new Promise((resolve) => setTimeout(resolve, 400)));
    const { status, trouble, tookMs } = await bench.slack.person('Anna').command('/incident');
    expect([status, trouble]).toEqual([0, 'operation_timeout']);
    expect(tookMs).toBeGreaterThan(190);
  });

  it('tells what the bot answered', async () => {
    bench.answer({ text: 'no' }, 401);
    const { status, body, trouble } = await bench.slack.person('Anna').says('hello');
    expect([status, body, trouble]).toEqual([401, { text: 'no' }, 'http_client_error']);
  });

  it('needs to know where the bot is', async () => {
    bench.slack.botAt('');
    await expect(bench.slack.person('Anna').says('hello')).rejects.toThrow('botAt');
  });
});
