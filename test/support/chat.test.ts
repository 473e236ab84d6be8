import type { ChatAddress, Identity } from '../../src/ground/refs';
import type { Profile } from '../../src/view/chat-port';
import { card, chatPortContract, sentence } from '../contracts/chat-port';
import { buttonsOf, createFakeChat, directOf, textOf } from './chat';

const identity = (user: string): Identity => ({ platform: 'teams', org: 'tenant-1', user });
const room: ChatAddress = { platform: 'teams', kind: 'room', id: 'room-1' };
const thread: ChatAddress = { platform: 'teams', kind: 'thread', id: 'room-1/1' };
const profile: Profile = { name: 'Anna', email: 'anna@example.com', member: true };

chatPortContract('in memory', async () => {
  const chat = createFakeChat();
  chat.person(identity('anna'), { profile });
  chat.person(identity('guest'), { profile: { name: 'Guest', member: false } });
  chat.person(identity('stranger'), { reachable: false });
  return {
    port: chat,
    room,
    thread,
    direct: directOf(identity('bo')),
    person: { identity: identity('anna'), profile },
    guest: { identity: identity('guest') },
    stranger: identity('stranger'),
    seen: (address) => chat.at(address).map((message) => textOf(message.view)),
    failPost: (error, options) => chat.fail('post', { error, ...options }),
    failUpdate: (error) => chat.fail('update', { error }),
    remove: (message) => chat.remove(message),
    close: async () => undefined,
  };
});

describe('the fake chat', () => {
  it('keeps every view a message showed', async () => {
    const chat = createFakeChat();
    const ref = await chat.post(room, sentence('one'), 'k');
    await chat.update(ref, sentence('two'));
    expect(chat.get(ref)?.shown.map(textOf)).toEqual(['one', 'two']);
    expect(chat.calls.map((c) => c.call)).toEqual(['post', 'update']);
  });

  it('fails only the conversation it was told to, as often as told', async () => {
    const chat = createFakeChat();
    chat.fail('post', { error: 'forbidden', to: thread, times: 2 });
    await chat.post(room, sentence('fine'), 'a');
    await expect(chat.post(thread, sentence('no'), 'b')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(chat.post(thread, sentence('no'), 'c')).rejects.toMatchObject({ kind: 'forbidden' });
    await chat.post(thread, sentence('yes'), 'd');
    expect(chat.messages()).toHaveLength(2);
    expect(chat.calls.map((c) => c.error)).toEqual([undefined, 'forbidden', 'forbidden', undefined]);
  });

  it('holds a call until it is let go', async () => {
    const chat = createFakeChat();
    const release = chat.hold('post');
    const post = chat.post(room, sentence('late'), 'k');
    await new Promise((resolve) => setImmediate(resolve));
    expect(chat.at(room)).toEqual([]);
    release();
    await post;
    expect(chat.at(room)).toHaveLength(1);
  });

  it('finds a post by its key only where the platform can', async () => {
    const slack = createFakeChat({ platform: 'slack', findsPosted: true });
    const ref = await slack.post(room, sentence('x'), 'i1.1.room');
    expect(await slack.findPosted?.(room, 'i1.1.room')).toEqual(ref);
    expect(await createFakeChat().findPosted?.(room, 'i1.1.room')).toBeUndefined();
    expect('findPosted' in createFakeChat()).toBe(false);
  });

  it('reads words and buttons of a view', () => {
    expect(textOf(card('INC-1'))).toBe('INC-1\n[Claim]');
    expect(buttonsOf(card('INC-1'))).toEqual(['Claim']);
  });
});
