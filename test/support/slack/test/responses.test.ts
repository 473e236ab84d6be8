import type { Channel } from '../model';
import type { Actor } from '../person';
import { type Bench, startBench } from './support';

let bench: Bench;
let anna: Actor;
let room: Channel;
let time = 1_800_000_000_000;
beforeEach(async () => {
  bench = await startBench({ now: () => time });
  anna = bench.slack.person('Anna');
  room = bench.slack.channel('help', [anna]);
});
afterEach(() => bench.close());

async function respond(url: unknown, body: object): Promise<readonly unknown[]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(String(url), { method: 'POST', headers, body: JSON.stringify(body) });
  return [response.status, await response.text()];
}

const refused = (status: number, error: string): readonly unknown[] => [status, JSON.stringify({ ok: false, error })];
const button = { type: 'button' as const, text: { type: 'plain_text' as const, text: 'Go' } };
const blocks = [{ type: 'actions' as const, elements: [button] }];

describe('a response_url', () => {
  it('speaks to the person alone, or to the channel', async () => {
    const { payload } = await anna.command('/incident', '', { in: room });
    expect(await respond(payload['response_url'], { text: 'for you' })).toEqual([200, 'ok']);
    await respond(payload['response_url'], { text: 'for all', response_type: 'in_channel' });
    expect(anna.ephemerals.map((one) => bench.slack.words(one))).toEqual(['for you']);
    expect(bench.slack.posts(room).map((one) => bench.slack.words(one))).toEqual(['for all']);
    expect(bench.slack.callsOf('response_url')).toHaveLength(2);
  });

  it('replaces or removes the message that was pressed', async () => {
    await bench.client.chat.postMessage({ channel: room.id, text: 'card', blocks });
    const [on] = bench.slack.posts(room);
    if (!on) throw new Error('not posted');
    const { payload } = await anna.presses('Go', { on });
    await respond(payload['response_url'], { replace_original: true, text: 'gone' });
    expect(on.shown.map((one) => bench.slack.words(one))).toEqual(['Go', 'gone']);
    await respond(payload['response_url'], { delete_original: true });
    expect(bench.slack.posts(room)).toEqual([]);
  });

  it('changes a message as an edit, which the bot hears of', async () => {
    await bench.client.chat.postMessage({ channel: room.id, text: 'card', blocks });
    const [on] = bench.slack.posts(room);
    if (!on) throw new Error('not posted');
    const { payload } = await anna.presses('Go', { on });
    await respond(payload['response_url'], { replace_original: true, text: 'new' });
    await bench.slack.settled();
    await respond(payload['response_url'], { delete_original: true });
    await bench.slack.settled();
    const kinds = bench.events('message').map(({ subtype }) => subtype);
    expect(kinds).toEqual([undefined, 'message_changed', 'message_deleted']);
    expect(bench.events('message').at(-1)).toMatchObject({ previous_message: { text: 'new' } });
  });

  it('speaks in a thread when told', async () => {
    const { message } = await anna.says('root', { in: room });
    const { payload } = await anna.command('/incident', '', { in: room });
    await respond(payload['response_url'], { text: 'in', response_type: 'in_channel', thread_ts: message.ts });
    await respond(payload['response_url'], { text: 'out', response_type: 'in_channel' });
    expect(bench.slack.posts(room, message).map(({ shown }) => shown[0]?.text)).toEqual(['root', 'in']);
  });

  it('replaces or removes an ephemeral message', async () => {
    await bench.client.chat.postEphemeral({ channel: room.id, user: anna.id, text: 'psst', blocks });
    const [on] = anna.ephemerals;
    if (!on) throw new Error('not whispered');
    const { payload } = await anna.presses('Go', { on });
    await respond(payload['response_url'], { replace_original: true, text: 'done' });
    expect(bench.slack.words(on)).toBe('done');
    await respond(payload['response_url'], { delete_original: true });
    expect(anna.ephemerals).toEqual([]);
  });

  it('is good for five uses', async () => {
    const { payload } = await anna.command('/incident', '', { in: room });
    for (const text of '12345') expect(await respond(payload['response_url'], { text })).toEqual([200, 'ok']);
    expect(await respond(payload['response_url'], { text: '6' })).toEqual(refused(404, 'used_url'));
    expect(anna.ephemerals).toHaveLength(5);
  });

  it('is good for 30 minutes', async () => {
    const { payload } = await anna.command('/incident', '', { in: room });
    time += 30 * 60_000;
    expect(await respond(payload['response_url'], { text: 'x' })).toEqual([200, 'ok']);
    time += 1;
    expect(await respond(payload['response_url'], { text: 'x' })).toEqual(refused(404, 'expired_url'));
  });

  it('takes only what a message may show', async () => {
    const { payload } = await anna.command('/incident', '', { in: room });
    expect(await respond(payload['response_url'], { blocks: [{ type: 'nonsense' }] })).toEqual(
      refused(400, 'invalid_blocks'),
    );
    expect(await respond(payload['response_url'], {})).toEqual(refused(400, 'no_text'));
  });

  it('can fail', async () => {
    const { payload } = await anna.command('/incident', '', { in: room });
    bench.slack.fault('response_url', { status: 500 });
    expect((await respond(payload['response_url'], { text: 'x' }))[0]).toBe(500);
    expect(anna.ephemerals).toEqual([]);
  });
});
