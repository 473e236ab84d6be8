import type { Channel } from '../model';
import type { Actor } from '../person';
import { type Bench, clientFor, errorOf, startBench } from './support';

let bench: Bench;
let anna: Actor;
let room: Channel;
beforeEach(async () => {
  bench = await startBench();
  anna = bench.slack.person('Anna');
  room = bench.slack.channel('help', [anna]);
});
afterEach(() => bench.close());

const post = (channel: string, more = {}): Promise<unknown> =>
  errorOf(bench.client.chat.postMessage({ channel, text: 'hello', ...more }));

async function posted(more = {}) {
  const { ts = '' } = await bench.client.chat.postMessage({ channel: room.id, text: 'hello', ...more });
  const message = bench.slack.posts(room).find((one) => one.ts === ts);
  if (!message) throw new Error('not posted');
  return message;
}

describe('where a bot may post', () => {
  it('a channel it is in, public or private', async () => {
    expect(await post(room.id)).toBe('ok');
    expect(await post(bench.slack.channel('inner', [], { private: true }).id)).toBe('ok');
  });

  it('a public channel it is not in, only with chat:write.public', async () => {
    const other = bench.slack.channel('other', [], { botIn: false });
    expect(await post(other.id)).toBe('ok');
    const narrow = bench.slack.addWorkspace({ botToken: 'xoxb-2', scopes: ['chat:write'] });
    const channel = narrow.channel('other', [], { botIn: false }).id;
    expect(await errorOf(clientFor(bench.slack, 'xoxb-2').chat.postMessage({ channel, text: 'x' }))).toBe(
      'not_in_channel',
    );
  });

  it('no private channel that it is not in, which it does not even know', async () => {
    expect(await post(bench.slack.channel('secret', [], { private: true, botIn: false }).id)).toBe('channel_not_found');
  });

  it('no channel of another workspace, and none by name', async () => {
    const other = bench.slack.addWorkspace({ botToken: 'xoxb-2' }).channel('other', []);
    expect(await post(other.id)).toBe('channel_not_found');
    expect(await post('help')).toBe('channel_not_found');
  });

  it('no archived channel', async () => {
    expect(await post(bench.slack.channel('old', [], { archived: true }).id)).toBe('is_archived');
  });

  it('a person by id, in their 1:1 conversation', async () => {
    expect(await post(anna.id)).toBe('ok');
    expect(bench.slack.posts(anna.dm)).toHaveLength(1);
  });

  it('no bot, nobody who has left, nobody unknown', async () => {
    expect(await post(bench.slack.person('Robot', { is_bot: true }).id)).toBe('cannot_dm_bot');
    expect(await post(bench.slack.person('Leaver', { deleted: true }).id)).toBe('user_disabled');
    expect(await post('U404')).toBe('channel_not_found');
  });
});

describe('what a bot may post', () => {
  it('something', async () => {
    expect(await post(room.id, { text: '' })).toBe('no_text');
    expect(await post(room.id, { text: '', blocks: [{ type: 'divider' }] })).toBe('ok');
  });

  it('40,000 characters of text', async () => {
    expect(await post(room.id, { text: 'x'.repeat(40_000) })).toBe('ok');
    expect(await post(room.id, { text: 'x'.repeat(40_001) })).toBe('msg_too_long');
  });

  it('13,000 characters of blocks', async () => {
    const sections = (size: number) =>
      [2900, 2900, 2900, 2900, size].map((one) => ({
        type: 'section',
        text: { type: 'mrkdwn', text: 'x'.repeat(one) },
      }));
    const room13 = 13_000 - JSON.stringify(sections(0)).length;
    expect(await post(room.id, { blocks: sections(room13) })).toBe('ok');
    expect(await post(room.id, { blocks: sections(room13 + 1) })).toBe('msg_blocks_too_long');
  });

  it('blocks that Slack knows, else invalid_blocks with the reasons', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    const error: unknown = await bench.client
      .apiCall('chat.postMessage', { channel: room.id, blocks })
      .catch((reason: unknown) => reason);
    const reason = 'must be less than 151 characters [json-pointer:/blocks/0/text/text]';
    expect(error).toMatchObject({
      data: {
        ok: false,
        error: 'invalid_blocks',
        errors: [reason],
        response_metadata: { messages: [`[ERROR] ${reason}`] },
      },
    });
    expect(bench.slack.posts(room)).toEqual([]);
  });

  it('blocks without ids, which it then gets', async () => {
    const text = { type: 'plain_text' as const, text: 'Go' };
    const image = { type: 'image' as const, image_url: 'https://a.dk/a.png', alt_text: 'a' };
    const button = { type: 'button' as const, text };
    const { shown } = await posted({
      blocks: [
        { type: 'actions', elements: [button] },
        { type: 'section', text, accessory: button },
        { type: 'section', text, accessory: image },
        { type: 'context', elements: [text] },
      ],
    });
    const id = expect.stringMatching(/^\d+$/);
    expect(shown[0]?.blocks).toEqual([
      { type: 'actions', block_id: id, elements: [{ ...button, action_id: id }] },
      { type: 'section', block_id: id, text, accessory: { ...button, action_id: id } },
      { type: 'section', block_id: id, text, accessory: image },
      { type: 'context', block_id: id, elements: [text] },
    ]);
  });

  it('blocks in a list', async () => {
    expect(await errorOf(bench.client.apiCall('chat.postMessage', { channel: room.id, blocks: 'hello' }))).toBe(
      'invalid_blocks_format',
    );
  });

  it('metadata with a type and a payload', async () => {
    expect(await post(room.id, { metadata: { event_type: 'x' } })).toBe('invalid_metadata_format');
    const metadata = { event_type: 'x', event_payload: { key: 'k1' } };
    expect((await posted({ metadata })).shown[0]?.metadata).toEqual(metadata);
  });
});

describe('threads', () => {
  it('are answered by their root', async () => {
    const root = await posted();
    const reply = await posted({ thread_ts: root.ts });
    expect(reply.threadTs).toBe(root.ts);
    expect(bench.slack.posts(room, root)).toEqual([root, reply]);
  });

  it('are not answered by a reply, or where there is no message', async () => {
    const reply = await posted({ thread_ts: (await posted()).ts });
    expect(await post(room.id, { thread_ts: reply.ts })).toBe('cannot_reply_to_message');
    expect(await post(room.id, { thread_ts: '1.000001' })).toBe('thread_not_found');
  });

  it('of a deleted root live on while there are answers', async () => {
    const [with_, without] = [await posted(), await posted()];
    await posted({ thread_ts: with_.ts });
    for (const { ts } of [with_, without]) await bench.client.chat.delete({ channel: room.id, ts });
    expect(await post(room.id, { thread_ts: with_.ts })).toBe('ok');
    expect(await post(room.id, { thread_ts: without.ts })).toBe('thread_not_found');
  });

  it('show an answer in the channel when told', async () => {
    const root = await posted();
    await posted({ thread_ts: root.ts, reply_broadcast: true });
    const { messages } = await bench.client.conversations.history({ channel: room.id });
    expect(messages?.map((one) => one.subtype)).toEqual(['thread_broadcast', undefined]);
  });
});
