import type { Channel, Ephemeral, Message } from '../model';
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

const words = (text: string) => ({ type: 'plain_text' as const, text });
const claim = { type: 'button' as const, text: words('Claim'), action_id: 'claim', value: 'v1' };
const menu = { type: 'static_select' as const, action_id: 'pick', options: [{ text: words('High'), value: 'h' }] };
const blocks = [
  { type: 'actions' as const, block_id: 'a', elements: [claim, menu] },
  {
    type: 'input' as const,
    block_id: 'b',
    label: words('Why'),
    element: { type: 'plain_text_input' as const, action_id: 'why' },
  },
];

async function card(channel = room.id, more = {}): Promise<Message> {
  const { ts } = await bench.client.chat.postMessage({ channel, text: 'card', blocks, ...more });
  const message = bench.slack.workspace.messages.find((one) => one.ts === ts);
  if (!message) throw new Error('not posted');
  return message;
}

async function whispered(): Promise<Ephemeral> {
  await bench.client.chat.postEphemeral({ channel: room.id, user: anna.id, text: 'psst', blocks });
  const [last] = anna.ephemerals;
  if (!last) throw new Error('not whispered');
  return last;
}

describe('a button', () => {
  it('tells what was pressed, where, by whom, and what was typed', async () => {
    const metadata = { event_type: 'x', event_payload: { key: 'k1' } };
    const on = await card(room.id, { metadata });
    const { payload } = await anna.presses('Claim', { on, inputs: { Why: 'mine' } });
    expect(payload).toMatchObject({
      type: 'block_actions',
      team: { id: 'T0TEAM1', domain: 'team-1' },
      user: { id: anna.id, username: 'anna', team_id: 'T0TEAM1' },
      api_app_id: 'A0VAGT',
      container: { type: 'message', message_ts: on.ts, channel_id: room.id, is_ephemeral: false },
      channel: { id: room.id, name: 'help' },
      message: { ts: on.ts, text: 'card', bot_id: 'B0BOT1', metadata },
      state: {
        values: { b: { why: { type: 'plain_text_input', value: 'mine' } }, a: { pick: { selected_option: null } } },
      },
      actions: [{ type: 'button', action_id: 'claim', block_id: 'a', value: 'v1', text: words('Claim') }],
      response_url: expect.stringContaining('http://127.0.0.1'),
      trigger_id: expect.any(String),
    });
  });

  it('comes with its texts escaped, and is found by what it says', async () => {
    const elements = [{ type: 'button', text: words('R&D <now>'), value: 'a&b' }];
    const on = await card(room.id, { blocks: [{ type: 'actions', elements }] });
    const { payload } = await anna.presses('R&D <now>', { on });
    expect(payload).toMatchObject({ actions: [{ text: words('R&amp;D &lt;now&gt;'), value: 'a&b' }] });
    expect(bench.slack.words(on)).toBe('R&D <now>');
  });

  it('is sent as a form', async () => {
    await anna.presses('Claim', { on: await card() });
    expect(bench.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(bench.received[0]?.text).toMatch(/^payload=%7B/);
  });

  it('of an ephemeral message comes without the message', async () => {
    const { payload } = await anna.presses('Claim', { on: await whispered() });
    expect(payload).toMatchObject({ container: { is_ephemeral: true } });
    expect(payload).not.toHaveProperty('message');
  });

  it('of the home comes with the view', async () => {
    await bench.client.views.publish({ user_id: anna.id, view: { type: 'home', blocks } });
    if (!anna.home) throw new Error('no home');
    const { payload } = await anna.presses('Claim', { on: anna.home });
    expect(payload).toMatchObject({
      container: { type: 'view' },
      view: { id: anna.home.id, type: 'home', hash: anna.home.hash },
    });
    expect(payload).not.toHaveProperty('response_url');
  });

  it('may be of an earlier version', async () => {
    const on = await card();
    await bench.client.chat.update({ channel: room.id, ts: on.ts, text: 'done', blocks: [] });
    await expect(anna.presses('Claim', { on })).rejects.toThrow('no button Claim');
    const [shown] = on.shown;
    const { payload } = await anna.presses('Claim', { on, ...(shown && { shown }) });
    expect(payload).toMatchObject({ message: { text: 'card' } });
  });

  it('must be there', async () => {
    const on = await card();
    await expect(anna.presses('Resolve', { on })).rejects.toThrow('no button Resolve; there are: Claim');
    await bench.slack.person('Admin', { is_admin: true }).deletes(on);
    await expect(anna.presses('Claim', { on })).rejects.toThrow('deleted');
  });

  it('must be seen: not by others in ephemeral and private messages, nor by guests elsewhere', async () => {
    const bo = bench.slack.person('Bo');
    const guest = bench.slack.person('Guest', { is_restricted: true });
    const on = await card();
    expect((await bo.presses('Claim', { on })).status).toBe(200);
    await expect(guest.presses('Claim', { on })).rejects.toThrow('Guest does not see #help');
    await expect(bo.presses('Claim', { on: await whispered() })).rejects.toThrow('Bo does not see');
    await expect(bo.presses('Claim', { on: await card(anna.id) })).rejects.toThrow('Bo does not see');
  });
});

describe('a menu', () => {
  it('in three dots tells what was chosen, and holds nothing', async () => {
    const options = [{ text: words('Split'), value: 's' }];
    const section = { type: 'section', text: words('x'), accessory: { type: 'overflow', action_id: 'dots', options } };
    const { payload } = await anna.chooses('dots', 'Split', { on: await card(room.id, { blocks: [section] }) });
    expect(payload).toMatchObject({
      actions: [{ type: 'overflow', selected_option: options[0] }],
      state: { values: {} },
    });
  });

  it('of an input tells at once when it is so told', async () => {
    const told = blocks.map((block) => (block.type === 'input' ? { ...block, dispatch_action: true } : block));
    const { payload } = await anna.chooses('Why', 'mine', { on: await card(room.id, { blocks: told }) });
    expect(payload).toMatchObject({
      actions: [{ type: 'plain_text_input', block_id: 'b', action_id: 'why', value: 'mine' }],
    });
  });

  it('tells what was chosen', async () => {
    const { payload } = await anna.chooses('pick', 'High', { on: await card() });
    const selected_option = { text: words('High'), value: 'h' };
    expect(payload).toMatchObject({ actions: [{ type: 'static_select', action_id: 'pick', selected_option }] });
  });

  it('has only its options, and an input of a form tells nothing', async () => {
    const on = await card();
    await expect(anna.chooses('pick', 'Low', { on })).rejects.toThrow('no option Low; there are: High');
    await expect(anna.chooses('Whether', 'x', { on })).rejects.toThrow('nothing to choose from is called Whether');
    await expect(anna.chooses('Why', 'x', { on })).rejects.toThrow('Why tells nothing until submitted');
  });
});
