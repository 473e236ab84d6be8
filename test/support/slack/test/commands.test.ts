import type { Channel } from '../model';
import type { Actor } from '../person';
import { type Bench, startBench } from './support';

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

describe('a command', () => {
  it('comes as a form', async () => {
    const { payload } = await anna.command('/incident', 'new', { in: room });
    expect(bench.received[0]?.payload).toEqual(payload);
    expect(payload).toMatchObject({
      command: '/incident',
      text: 'new',
      user_id: anna.id,
      channel_id: room.id,
      channel_name: 'help',
      team_id: 'T0TEAM1',
    });
  });

  it('has its text escaped', async () => {
    expect((await anna.command('/incident', 'R&D <now>')).payload).toMatchObject({ text: 'R&amp;D &lt;now&gt;' });
  });

  it('names no private conversation', async () => {
    const closed = bench.slack.channel('closed', [anna], { private: true });
    const named = [await anna.command('/incident'), await anna.command('/incident', '', { in: closed })];
    expect(named.map(({ payload }) => payload['channel_name'])).toEqual(['directmessage', 'privategroup']);
  });

  it('shows what is answered at once, to them alone or to all', async () => {
    bench.answer('for you');
    await anna.command('/incident', '', { in: room });
    bench.answer({ response_type: 'in_channel', text: 'for all' });
    await anna.command('/incident', '', { in: room });
    expect(anna.ephemerals.map((one) => bench.slack.words(one))).toEqual(['for you']);
    expect(bench.slack.posts(room).map((one) => bench.slack.words(one))).toEqual(['for all']);
  });

  it('tells of an answer that cannot be shown', async () => {
    bench.answer({ blocks: [{ type: 'nonsense' }] });
    expect((await anna.command('/incident')).trouble).toBe('invalid_blocks');
    bench.answer('', 500);
    expect((await anna.command('/incident')).trouble).toBe('http_client_error');
  });
});

describe('a shortcut', () => {
  it('is global, or on a message', async () => {
    expect((await anna.shortcut('report')).payload).toMatchObject({
      type: 'shortcut',
      callback_id: 'report',
      user: { id: anna.id },
    });
    const { message: on } = await anna.says('broken', { in: room });
    expect((await anna.shortcut('report', { on })).payload).toMatchObject({
      type: 'message_action',
      callback_id: 'report',
      message_ts: on.ts,
      channel: { id: room.id },
      message: { text: 'broken', user: anna.id },
      response_url: expect.any(String),
      trigger_id: expect.any(String),
    });
  });
});
