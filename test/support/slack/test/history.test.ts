import type { Channel, Message } from '../model';
import type { Actor } from '../person';
import { type Bench, errorOf, startBench } from './support';

let bench: Bench;
let anna: Actor;
let room: Channel;
beforeEach(async () => {
  bench = await startBench();
  bench.slack.echoes(false);
  anna = bench.slack.person('Anna');
  room = bench.slack.channel('help', [anna]);
});
afterEach(() => bench.close());

const metadata = { event_type: 'x', event_payload: { key: 'k1' } };

async function posted(text: string, more = {}): Promise<Message> {
  const { ts } = await bench.client.chat.postMessage({ channel: room.id, text, ...more });
  const message = bench.slack.workspace.messages.find((one) => one.ts === ts);
  if (!message) throw new Error('not posted');
  return message;
}

const history = async (more = {}) => {
  const { messages = [] } = await bench.client.conversations.history({ channel: room.id, ...more });
  return messages.map(({ text }) => text);
};
const replies = async (ts: string, more = {}) => {
  const { messages = [] } = await bench.client.conversations.replies({ channel: room.id, ts, ...more });
  return messages.map(({ text }) => text);
};

describe('the history of a channel', () => {
  it('has the newest first, without answers in threads', async () => {
    const one = await posted('one');
    await posted('answer', { thread_ts: one.ts });
    await anna.says('two', { in: room });
    expect(await history()).toEqual(['two', 'one']);
  });

  it('begins after `oldest` and ends before `latest`, or with them', async () => {
    const [one, two, three] = [await posted('one'), await posted('two'), await posted('three')];
    expect(await history({ oldest: one.ts })).toEqual(['three', 'two']);
    expect(await history({ latest: three.ts })).toEqual(['two', 'one']);
    expect(await history({ oldest: two.ts, latest: two.ts })).toEqual([]);
    expect(await history({ oldest: two.ts, latest: two.ts, inclusive: true })).toEqual(['two']);
  });

  it('comes in pages', async () => {
    for (const text of ['one', 'two', 'three']) await posted(text);
    const first = await bench.client.conversations.history({ channel: room.id, limit: 2 });
    expect([first.messages?.length, first.has_more]).toEqual([2, true]);
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(await history({ limit: 2, cursor })).toEqual(['one']);
    expect(await errorOf(history({ cursor: 'nonsense' }))).toBe('invalid_cursor');
  });

  it('tells metadata only when asked', async () => {
    await posted('one', { metadata });
    const plain = await bench.client.conversations.history({ channel: room.id });
    const all = await bench.client.conversations.history({ channel: room.id, include_all_metadata: true });
    expect([plain.messages?.[0]?.metadata, all.messages?.[0]?.metadata]).toEqual([undefined, metadata]);
  });

  it('is only for channels the bot is in', async () => {
    const other = bench.slack.channel('other', [], { botIn: false });
    expect(await errorOf(bench.client.conversations.history({ channel: other.id }))).toBe('not_in_channel');
  });
});

describe('a thread', () => {
  it('has its root first, whichever of its messages is asked for', async () => {
    const root = await posted('root');
    const first = await posted('first', { thread_ts: root.ts });
    await anna.says('second', { thread: root });
    expect(await replies(root.ts)).toEqual(['root', 'first', 'second']);
    expect(await replies(first.ts)).toEqual(['root', 'first', 'second']);
    expect(await replies(root.ts, { oldest: first.ts })).toEqual(['root', 'second']);
    expect(await replies(root.ts, { limit: 1 })).toEqual(['root']);
  });

  it('tells of its answers at the root, and of the root at the answers', async () => {
    const root = await posted('root');
    const { message } = await anna.says('answer', { thread: root });
    const { messages = [] } = await bench.client.conversations.replies({ channel: room.id, ts: root.ts });
    const thread = { thread_ts: root.ts };
    expect(messages).toMatchObject([
      { ...thread, reply_count: 1, latest_reply: message.ts, reply_users: [anna.id] },
      { ...thread, parent_user_id: 'U0BOT1' },
    ]);
  });

  it('keeps a tombstone for its root', async () => {
    const [root, lonely] = [await posted('root'), await posted('lonely')];
    await posted('answer', { thread_ts: root.ts });
    for (const { ts } of [root, lonely]) await bench.client.chat.delete({ channel: room.id, ts });
    expect(await history()).toEqual(['This message was deleted.']);
    expect(await replies(root.ts)).toEqual(['This message was deleted.', 'answer']);
    expect(await errorOf(bench.client.conversations.replies({ channel: room.id, ts: lonely.ts }))).toBe(
      'thread_not_found',
    );
  });
});
