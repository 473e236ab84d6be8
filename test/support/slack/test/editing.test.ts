import type { Channel } from '../model';
import type { Actor } from '../person';
import { type Bench, errorOf, startBench } from './support';

let bench: Bench;
let anna: Actor;
let room: Channel;
beforeEach(async () => {
  bench = await startBench();
  anna = bench.slack.person('Anna');
  room = bench.slack.channel('help', [anna]);
});
afterEach(() => bench.close());

async function posted(more = {}) {
  const { ts = '' } = await bench.client.chat.postMessage({ channel: room.id, text: 'hello', ...more });
  const message = bench.slack.posts(room).find((one) => one.ts === ts);
  if (!message) throw new Error('not posted');
  return message;
}

describe('updates', () => {
  const update = (ts: string, more = {}): Promise<unknown> =>
    errorOf(bench.client.chat.update({ channel: room.id, ts, text: 'new', ...more }));

  it('keep every version that was shown', async () => {
    const message = await posted();
    expect(await update(message.ts)).toBe('ok');
    expect(message.shown.map(({ text }) => text)).toEqual(['hello', 'new']);
    expect(message.edited?.user).toBe('U0BOT1');
  });

  it('keep blocks and metadata that they leave out', async () => {
    const metadata = { event_type: 'x', event_payload: {} };
    const message = await posted({ blocks: [{ type: 'divider' }], metadata });
    await update(message.ts);
    expect(message.shown.at(-1)).toMatchObject({ blocks: [{ type: 'divider' }], metadata });
    await update(message.ts, { blocks: [] });
    expect(message.shown.at(-1)?.blocks).toEqual([]);
  });

  it('need a message that stands, of the bot itself', async () => {
    const { message } = await anna.says('mine', { in: room });
    expect(await update(message.ts)).toBe('cant_update_message');
    expect(await update('1.000001')).toBe('message_not_found');
    const gone = await posted();
    await bench.slack.person('Admin', { is_admin: true }).deletes(gone);
    expect(await update(gone.ts)).toBe('message_not_found');
  });

  it('need a channel that is not archived', async () => {
    const message = await posted();
    room.archived = true;
    expect(await update(message.ts)).toBe('is_inactive');
  });

  it('are checked as posts are', async () => {
    const message = await posted();
    expect(await update(message.ts, { blocks: [{ type: 'nonsense' }] })).toBe('invalid_blocks');
    expect(message.shown).toHaveLength(1);
  });
});

describe('deletions', () => {
  it('need a message that stands, of the bot itself', async () => {
    const remove = (ts: string) => errorOf(bench.client.chat.delete({ channel: room.id, ts }));
    const own = await posted();
    expect(await remove((await anna.says('mine', { in: room })).message.ts)).toBe('cant_delete_message');
    expect([await remove(own.ts), await remove(own.ts)]).toEqual(['ok', 'message_not_found']);
  });
});

describe('ephemeral messages', () => {
  const whisper = (user: string, channel = room.id): Promise<unknown> =>
    errorOf(bench.client.chat.postEphemeral({ channel, user, text: 'psst' }));

  it('are seen by one person of the channel', async () => {
    expect(await whisper(anna.id)).toBe('ok');
    expect(anna.ephemerals.map((one) => bench.slack.words(one))).toEqual(['psst']);
    expect(bench.slack.posts(room)).toEqual([]);
  });

  it('are not for people outside the channel', async () => {
    expect(await whisper(bench.slack.person('Bo').id)).toBe('user_not_in_channel');
    expect(await whisper('U404')).toBe('user_not_found');
  });
});

describe('links and reactions', () => {
  it('link to a message, in its thread', async () => {
    const root = await posted();
    const reply = await posted({ thread_ts: root.ts });
    const { permalink } = await bench.client.chat.getPermalink({ channel: room.id, message_ts: reply.ts });
    const path = `p${reply.ts.replace('.', '')}?thread_ts=${root.ts}&cid=${room.id}`;
    expect(permalink).toBe(`https://team-1.slack.com/archives/${room.id}/${path}`);
    expect(await errorOf(bench.client.chat.getPermalink({ channel: room.id, message_ts: '1.1' }))).toBe(
      'message_not_found',
    );
  });

  it('put each reaction on a message once', async () => {
    const { ts } = await posted();
    const react = (name: string, timestamp = ts) =>
      errorOf(bench.client.reactions.add({ channel: room.id, timestamp, name }));
    expect([await react('eyes'), await react('eyes'), await react('not an emoji')]).toEqual([
      'ok',
      'already_reacted',
      'invalid_name',
    ]);
    expect(await react('eyes', '1.000001')).toBe('message_not_found');
  });
});
