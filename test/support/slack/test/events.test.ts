import { read } from '../json';
import type { Channel } from '../model';
import type { Actor } from '../person';
import { type Bench, startBench } from './support';

let bench: Bench;
let anna: Actor;
let room: Channel;
beforeEach(async () => {
  bench = await startBench({ enterprise: { id: 'E1', name: 'Acme' } });
  anna = bench.slack.person('Anna');
  room = bench.slack.channel('help', [anna]);
});
afterEach(() => bench.close());

describe('the bot hears', () => {
  it('what people write where it is, in an envelope', async () => {
    const { payload, status, message } = await anna.says('hello', { in: room });
    expect(status).toBe(200);
    expect(payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T0TEAM1',
      enterprise_id: 'E1',
      api_app_id: 'A0VAGT',
      event_id: expect.stringMatching(/^Ev/),
      is_ext_shared_channel: false,
      authorizations: [
        { enterprise_id: 'E1', team_id: 'T0TEAM1', user_id: 'U0BOT1', is_bot: true, is_enterprise_install: false },
      ],
      event: {
        type: 'message',
        channel: room.id,
        channel_type: 'channel',
        user: anna.id,
        text: 'hello',
        ts: message.ts,
        team: 'T0TEAM1',
      },
    });
    expect(bench.received[0]?.payload).toEqual(payload);
  });

  it.each([
    ['private channels', 'group'],
    ['the 1:1 conversation', 'im'],
  ])('messages of %s', async (_where, channel_type) => {
    const where = channel_type === 'im' ? anna.dm : bench.slack.channel('inner', [anna], { private: true });
    expect((await anna.says('hello', { in: where })).payload).toMatchObject({ event: { channel_type } });
  });

  it('nothing of channels it is not in', async () => {
    const { status } = await anna.says('hello', { in: bench.slack.channel('other', [anna], { botIn: false }) });
    expect([status, bench.received.length]).toEqual([0, 0]);
  });

  it('nothing that its scopes do not cover', async () => {
    const narrow = bench.slack.addWorkspace({ botToken: 'xoxb-2', scopes: ['im:history'] });
    const bo = narrow.person('Bo');
    expect((await bo.says('hello', { in: narrow.channel('help', [bo]) })).status).toBe(0);
    expect((await bo.says('hello')).status).toBe(200);
  });

  it('once more when it is spoken to in a channel', async () => {
    const { mention } = await anna.says('help me', { in: room, mention: true });
    expect(mention?.payload).toMatchObject({
      event: { type: 'app_mention', text: '<@U0BOT1> help me', channel: room.id },
    });
    expect(bench.events('message')).toHaveLength(1);
    expect((await anna.says('help me', { mention: true })).mention).toBeUndefined();
  });

  it('answers in threads', async () => {
    const { message } = await anna.says('root', { in: room });
    const { payload, message: answer } = await anna.says('answer', { thread: message });
    expect(payload).toMatchObject({ event: { thread_ts: message.ts, ts: answer.ts, parent_user_id: anna.id } });
    expect((await anna.says('deeper', { thread: answer })).message.threadTs).toBe(message.ts);
  });

  it('edits and deletions', async () => {
    const { message } = await anna.says('helo', { in: room });
    expect((await anna.edits(message, 'hello')).payload).toMatchObject({
      event: {
        subtype: 'message_changed',
        channel: room.id,
        message: { ts: message.ts, text: 'hello', edited: { user: anna.id } },
        previous_message: { text: 'helo' },
      },
    });
    expect((await anna.deletes(message)).payload).toMatchObject({
      event: { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: { text: 'hello' } },
    });
    expect(bench.slack.posts(room)).toEqual([]);
  });

  it('reactions', async () => {
    const { message } = await anna.says('hello', { in: room });
    const item = { type: 'message', channel: room.id, ts: message.ts };
    const event = { type: 'reaction_added', user: anna.id, reaction: 'eyes', item, item_user: anna.id };
    expect((await anna.reacts('eyes', { on: message })).payload).toMatchObject({ event });
  });

  it('from where somebody of another workspace is, in a shared channel', async () => {
    const guest = bench.slack.person('Guest', { team_id: 'T9', is_stranger: true });
    const { payload } = await guest.says('hello', { in: bench.slack.channel('both', [guest], { shared: true }) });
    expect(payload).toMatchObject({
      team_id: 'T0TEAM1',
      is_ext_shared_channel: true,
      event: { user_team: 'T9', source_team: 'T9' },
    });
  });

  it('its own messages and edits, which nobody waits for', async () => {
    const { ts = '' } = await bench.client.chat.postMessage({ channel: room.id, text: 'one' });
    await bench.client.chat.update({ channel: room.id, ts, text: 'two' });
    await bench.slack.settled();
    const own = bench.events('message');
    expect(own).toHaveLength(2);
    expect(own).toContainEqual(expect.objectContaining({ bot_id: 'B0BOT1', user: 'U0BOT1', text: 'one' }));
    expect(own).toContainEqual(
      expect.objectContaining({ subtype: 'message_changed', message: expect.objectContaining({ text: 'two' }) }),
    );
  });

  it('nothing of its own when told so', async () => {
    bench.slack.echoes(false);
    await bench.client.chat.postMessage({ channel: room.id, text: 'one' });
    await bench.slack.settled();
    expect(bench.received).toEqual([]);
  });

  it('who looks at its home', async () => {
    const { payload } = await anna.opensHome();
    expect(payload).toMatchObject({
      event: { type: 'app_home_opened', user: anna.id, tab: 'home', channel: anna.dm.id },
    });
    expect(payload['event']).not.toHaveProperty('view');
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    await bench.client.views.publish({ user_id: anna.id, view });
    expect((await anna.opensHome()).payload).toMatchObject({ event: { view: { id: anna.home?.id, type: 'home' } } });
    expect((await bench.slack.person('Bo').opensHome()).payload['event']).not.toHaveProperty('view');
  });

  it('that a channel was archived, that it was let in or put out', async () => {
    const types = [await anna.removesBot(room), await anna.invitesBot(room), await anna.archives(room)].map(
      ({ payload }) => read(payload['event'], 'type'),
    );
    expect(types).toEqual(['channel_left', 'member_joined_channel', 'channel_archive']);
    expect(bench.events('member_left_channel')).toMatchObject([{ user: 'U0BOT1', channel: room.id }]);
  });

  it('that it was removed from the workspace', async () => {
    expect((await bench.slack.uninstall()).payload).toMatchObject({ event: { type: 'app_uninstalled' } });
    expect(bench.events('tokens_revoked')).toMatchObject([{ tokens: { bot: ['U0BOT1'] } }]);
    expect((await anna.says('hello', { in: room })).status).toBe(0);
  });
});

describe('what people write', () => {
  it('has three characters escaped, and addresses in brackets', async () => {
    const { message } = await anna.says('1 < 2 & 3 > 2 <!channel> https://vagt.dk/a?b=1&c=2 anna@example.com');
    expect(message.shown[0]?.text).toBe(
      '1 &lt; 2 &amp; 3 &gt; 2 &lt;!channel&gt; <https://vagt.dk/a?b=1&amp;c=2> <mailto:anna@example.com|anna@example.com>',
    );
    expect(bench.slack.mentions(message)).toEqual([]);
    expect(bench.slack.words(message)).toContain('1 < 2 & 3 > 2 <!channel> ');
  });

  it('begins with a quote block when they quote', async () => {
    const { message } = await anna.says('yes', { quote: 'Is it on?\nReally?' });
    expect(message.shown[0]?.text).toBe('&gt; Is it on?\n&gt; Really?\nyes');
    expect(message.shown[0]?.blocks).toMatchObject([
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_quote' },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'yes' }] },
        ],
      },
    ]);
  });

  it('stands only where they are', async () => {
    const bo = bench.slack.person('Bo');
    await expect(bo.says('hello', { in: room })).rejects.toThrow('Bo is not in #help');
    room.archived = true;
    await expect(anna.says('hello', { in: room })).rejects.toThrow('#help is archived');
  });

  it('is changed only by themselves', async () => {
    const { message } = await anna.says('mine', { in: room });
    const bo = bench.slack.person('Bo');
    await expect(bo.edits(message, 'yours')).rejects.toThrow('Bo did not write that');
    await expect(bo.deletes(message)).rejects.toThrow('Bo did not write that');
    await anna.deletes(message);
    await expect(anna.edits(message, 'again')).rejects.toThrow('that message is deleted');
  });
});
