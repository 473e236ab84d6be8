import type { ChatInput } from '../../../src/command/input';
import type { ChatAddress } from '../../../src/ground/refs';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { card } from '../../contracts/chat-port';
import { aDesk } from '../../support/desk';
import { anIncident, START } from '../../support/incidents';
import { type BotOnTeams, startBot } from '../../support/teams/bot';
import type { Actor } from '../../support/teams/person';
import type { Conversation } from '../../support/teams/world';

let run: BotOnTeams;
let anna: Actor;
let bo: Actor;
let channel: Conversation;
let room: ChatAddress;
beforeEach(async () => {
  run = await startBot();
  anna = run.teams.person('Anna');
  bo = run.teams.person('Bo');
  channel = run.teams.channel('desk', [anna, bo], { hears: true });
  room = { platform: 'teams', kind: 'room', id: channel.id };
});
afterEach(() => run.close());

const last = (): ChatInput => {
  const input = run.inputs.at(-1);
  if (!input) throw new Error('nothing came in');
  return input;
};

describe('what is said without the name of the bot', () => {
  it('in a thread is overheard, where and by whom it was said', async () => {
    const { message } = await anna.says('the printer jams', { in: channel });
    await bo.says('try the **other** one', { under: message, mention: false });
    expect(last()).toMatchObject({
      type: 'message',
      addressed: false,
      text: 'try the **other** one',
      place: { kind: 'thread', id: `${channel.id};messageid=${message.id}` },
      room,
      root: { address: room, id: message.id },
      person: { identity: { user: bo.person.aadObjectId } },
    });
  });

  it('in the same thread with its name is addressed', async () => {
    const { message } = await anna.says('the printer jams', { in: channel });
    expect(last()).toMatchObject({ addressed: true });
    await bo.says('show', { under: message });
    expect(last()).toMatchObject({ addressed: true, text: 'show' });
  });

  it('under a card of the bot is overheard, too', async () => {
    await anna.says('hello', { in: channel });
    const ref = await run.bot.port.post(room, card('INC-1'), 'k');
    const [post] = run.teams.posts(channel);
    if (!post) throw new Error('posted');
    await bo.says('mine', { under: post, mention: false });
    expect(last()).toMatchObject({ addressed: false, root: ref });
  });

  it('and never without consent', async () => {
    const quiet = run.teams.channel('quiet', [anna]);
    const { message } = await anna.says('the printer jams', { in: quiet });
    const answer = await anna.says('hello?', { under: message, mention: false });
    expect([answer.status, run.inputs.length]).toEqual([0, 1]);
  });

  it('as a new post is left alone, and asks the store nothing after the first', async () => {
    const first = await anna.says('lunch?', { in: channel, mention: false });
    const { puts } = run.conversations;
    const more = await bo.says('pizza!', { in: channel, mention: false });
    expect([first.status, more.status, run.inputs.length]).toEqual([200, 200, 0]);
    expect([run.conversations.puts, run.conversations.gets]).toEqual([puts, 0]);
    expect([...run.conversations.rows.keys()].filter((key) => key.includes('person:'))).toEqual([]);
  });

  it('in a group chat is left alone, and nothing of it is kept', async () => {
    const group = run.teams.group('Coffee', [anna], { hears: true });
    const answer = await anna.says('lunch?', { in: group, mention: false });
    expect([answer.status, run.inputs.length]).toEqual([200, 0]);
    expect([run.conversations.puts, run.conversations.gets]).toEqual([0, 0]);
  });

  it.each([
    { type: 'messageUpdate' },
    { type: 'messageDelete' },
    { from: { id: '28:vagt', name: 'Vagt' } },
    { from: { id: '28:another-bot', name: 'Jira' } },
  ])('is nothing when it is %j', async (more) => {
    const { message } = await anna.says('the printer jams', { in: channel });
    const answer = await bo.says('hm', { under: message, mention: false, more });
    expect([answer.status, run.inputs.length]).toEqual([200, 1]);
    expect(await run.bot.port.hears?.(room)).toBe(false);
  });
});

describe('a quote the client makes', () => {
  it('is no part of what is said, spoken to the bot or overheard', async () => {
    await anna.says('yes', { quote: 'Which floor?' });
    expect(last()).toMatchObject({ text: 'yes', addressed: true });
    const { message } = await anna.says('floor 3', { in: channel, quote: 'Which floor?' });
    expect(last()).toMatchObject({ text: 'floor 3', addressed: true });
    await bo.says('floor 4', { under: message, mention: false, quote: 'floor 3' });
    expect(last()).toMatchObject({ text: 'floor 4', addressed: false });
  });

  it('alone is nothing', async () => {
    const { message } = await anna.says('hello', { in: channel });
    await bo.says('', { under: message, mention: false, quote: 'hello' });
    await bo.says('> hello', { under: message, mention: false });
    await anna.says('', { quote: 'Which floor?' });
    expect(run.inputs).toHaveLength(1);
  });
});

describe('whether a place hears', () => {
  const hears = () => run.bot.port.hears?.(room);
  const thread = (root: string): ChatAddress => ({ ...room, kind: 'thread', id: `${room.id};messageid=${root}` });

  it('is not known before something was heard, and then stays known', async () => {
    expect(await hears()).toBe(false);
    const { message } = await anna.says('hello', { in: channel });
    expect([await hears(), await run.bot.port.hears?.(thread(message.id))]).toEqual([false, false]);
    await bo.says('lunch?', { in: channel, mention: false });
    expect([await hears(), await run.bot.port.hears?.(thread(message.id))]).toEqual([true, true]);
    await anna.says('hello again', { in: channel, more: { serviceUrl: `${run.teams.serviceUrl}/` } });
    expect(await hears()).toBe(true);

    const other = await startBot({ conversations: run.conversations });
    const heard = await other.bot.port.hears?.(room);
    await other.close();
    expect(heard).toBe(true);
  });

  it('is told by a message, not by a button of an old client', async () => {
    await anna.says('hello', { in: channel });
    await run.bot.port.post(room, card('x', 'Go'), 'k');
    const [post] = run.teams.posts(channel);
    if (!post) throw new Error('posted');
    await anna.presses('Go', { on: post, asSubmit: true });
    expect(last().type).toBe('action');
    expect(await hears()).toBe(false);
  });

  it('is always so in a 1:1 chat, and never in a group chat, where no thread tells the case', async () => {
    await anna.says('hello');
    expect(await run.bot.port.hears?.(last().place)).toBe(true);
    const group = run.teams.group('Coffee', [anna], { hears: true });
    await anna.says('hello', { in: group });
    await anna.says('lunch?', { in: group, mention: false });
    expect(await run.bot.port.hears?.(last().place)).toBe(false);
  });

  it('shows on a card: one posted before says how to be heard, one after does not', async () => {
    await anna.says('hello', { in: channel });
    const { place: address } = last();
    const post = async (): Promise<string> => {
      const heard = (await run.bot.port.hears?.(address)) ?? true;
      const ctx = { desk: aDesk(), reader: { lang: 'en', zone: 'UTC' }, now: START, hears: heard } as const;
      await run.bot.port.post(address, incidentCard(anIncident({ team: 'network' }), 'caller', ctx), 'k');
      const [shown] = run.teams.posts(channel).slice(-1);
      return shown ? run.teams.words(shown) : '';
    };
    expect(await post()).toMatch(/mention/i);
    await bo.says('lunch?', { in: channel, mention: false });
    expect(await post()).not.toMatch(/mention/i);
  });
});

it('a thread counts as its channel, by Microsoft’s rates', async () => {
  const thread = { ...room, kind: 'thread', id: `${room.id};messageid=17` } as const;
  const direct = { platform: 'teams', kind: 'direct', id: 'a:1' } as const;
  expect([thread, room, direct].map((place) => run.bot.port.counted?.(place))).toEqual([room, room, direct]);
});
