import type { ActionInput, ComposeInput, Reply } from '../../../src/command/input';
import { card, sentence } from '../../contracts/chat-port';
import { type BotOnTeams, startBot } from '../../support/teams/bot';
import { inputsOf } from '../../support/teams/card';
import { aReportForm } from '../../support/teams/form';
import type { Actor } from '../../support/teams/person';
import type { Conversation } from '../../support/teams/world';

let run: BotOnTeams;
let anna: Actor;
let bo: Actor;
let channel: Conversation;
beforeEach(async () => {
  run = await startBot();
  anna = run.teams.person('Anna');
  bo = run.teams.person('Bo');
  channel = run.teams.channel('desk', [anna, bo]);
});
afterEach(() => run.close());

const action = (): ActionInput | ComposeInput => {
  const input = run.inputs.at(-1);
  if (input?.type !== 'action' && input?.type !== 'compose') throw new Error('no press came in');
  return input;
};

const answersForms = (): void =>
  run.answer(async (input): Promise<Reply> => {
    const text = input.type === 'compose' ? input.text : '';
    return { type: 'view', view: aReportForm(text), private: true };
  });
const thread = (root: string) => ({ platform: 'teams', kind: 'thread', id: `${channel.id};messageid=${root}` });

describe('choosing to create a case from a message', () => {
  it('opens the form with its words, in its thread, and says who wrote it by the client’s word', async () => {
    answersForms();
    const { message } = await bo.says('the printer\njams', { in: channel, mention: false });
    const dialog = await anna.does('createCase', { on: message });
    expect(action()).toMatchObject({
      type: 'compose',
      text: 'the printer\njams',
      key: `${thread(message.id).id} ${String(dialog.activity['id'])}`,
      person: { identity: { platform: 'teams', org: 'tenant-1', user: anna.person.aadObjectId }, name: 'Anna' },
      place: thread(message.id),
      room: { kind: 'room', id: channel.id },
      roomName: 'desk',
      root: { address: { kind: 'room', id: channel.id }, id: message.id },
      subject: {
        place: thread(message.id),
        claimedAuthor: 'Bo',
        link: `https://teams.microsoft.com/l/message/${channel.id}/${message.id}`,
      },
    });
    expect(action()).not.toHaveProperty('message');
    expect(action().subject).not.toHaveProperty('author');
    expect(action().subject).not.toHaveProperty('wrote');
    expect(dialog).toMatchObject({ closed: false, title: 'Meld en fejl' });
    expect(inputsOf(dialog.card)).toMatchObject([{ id: 'text', value: 'the printer\njams' }]);
    expect(dialog.body).toMatchObject({ task: { type: 'continue', value: { height: 'medium', width: 'medium' } } });
  });

  it('on a reply belongs to the thread it stands in', async () => {
    const { message } = await bo.says('anybody?', { in: channel, mention: false });
    const reply = await bo.says('the printer jams', { under: message, mention: false });
    answersForms();
    await anna.does('createCase', { on: reply.message });
    expect(action().subject).toMatchObject({ place: thread(message.id) });
    expect(action().root).toMatchObject({ id: message.id });
  });

  it.each([
    ['the name of the bot', { mention: true }],
    ['the message that is answered', { mention: false, quote: 'an older case' }],
    ['both', { mention: true, quote: 'an older case' }],
  ])('leaves out %s', async (_, options) => {
    answersForms();
    const { message } = await bo.says('a < b & c\n> typed quote\nstill', { in: channel, ...options });
    await anna.does('createCase', { on: message });
    expect(action()).toMatchObject({ text: 'a < b & c\n> typed quote\nstill' });
  });

  it('on an own message has oneself for an author, on a bot’s nobody', async () => {
    answersForms();
    const { message } = await anna.says('the printer jams', { in: channel });
    await anna.does('createCase', { on: message });
    expect(action().subject?.author?.identity).toEqual(action().person.identity);
    const [post] = run.teams.posts(channel);
    if (!post) throw new Error('the form was posted');
    await anna.does('createCase', { on: post });
    expect(action().subject).toMatchObject({ place: { kind: 'thread' } });
    expect(action().subject).not.toHaveProperty('author');
  });

  it('of another app is not answered', async () => {
    const { message } = await bo.says('x', { in: channel, mention: false });
    expect(await anna.does('translate', { on: message })).toMatchObject({ status: 501, closed: false });
    expect([run.inputs.length, run.conversations.puts]).toEqual([0, 0]);
  });

  it.each([
    ['https://teams.microsoft.com/l/message/19:x/1', true],
    ['https://teams.cloud.microsoft/l/message/19:x/1', true],
    ['https://teams.microsoft.com.example.com/l/message/19:x/1', false],
    ['https://example.com/teams.microsoft.com', false],
    ['http://teams.microsoft.com/l/message/19:x/1', false],
    [`https://teams.microsoft.com/${'x'.repeat(5000)}`, false],
  ])('takes the client’s link %.60s: %s', async (linkToMessage, taken) => {
    answersForms();
    const { message } = await bo.says('x', { in: channel, mention: false });
    const { activity } = await anna.does('createCase', { on: message });
    const value = Object(activity['value']);
    const messagePayload = { ...value.messagePayload, linkToMessage };
    await run.teams.deliver({ ...activity, value: { ...value, messagePayload } });
    expect(action().subject?.link).toBe(taken ? linkToMessage : undefined);
  });

  it('knows who chose it', async () => {
    answersForms();
    const { message } = await bo.says('x', { in: channel, mention: false });
    await anna.does('createCase', { on: message });
    expect(await action().person.profile()).toEqual({ name: 'Anna', email: 'anna@example.com', member: true });
  });

  it('makes its channel one that can be posted to', async () => {
    answersForms();
    const { message } = await bo.says('x', { in: channel, mention: false });
    await anna.does('createCase', { on: message });
    const place = action().subject?.place;
    if (place) await run.bot.port.post(place, sentence('logged'), 'k');
    expect(run.teams.posts(channel, message.id)).toHaveLength(1);
  });
});

describe('the Playground', () => {
  it('calls a message its own root, and people by their accounts', async () => {
    answersForms();
    const { message } = await anna.says('the printer jams', { in: channel, mention: false });
    const { activity } = await anna.does('createCase', { on: message });
    const value = Object(activity['value']);
    const user = { userIdentityType: 'aadUser', id: anna.person.id, displayName: 'Anna' };
    const messagePayload = {
      ...value.messagePayload,
      id: 'uuid',
      replyToId: 'uuid',
      from: { user },
      linkToMessage: '',
    };
    await run.teams.deliver({ ...activity, value: { ...value, messagePayload } });
    expect(action().subject).toEqual({
      place: thread(message.id),
      author: action().person,
      wrote: `${channel.id} uuid`,
    });
  });
});

describe('in a chat', () => {
  it('of a group the bot is in, the case is answered there', async () => {
    const group = run.teams.group('Coffee', [anna, bo]);
    const { message } = await bo.says('hello', { in: group });
    answersForms();
    await anna.does('createCase', { on: message });
    expect(action()).toMatchObject({
      place: { kind: 'room', id: group.id },
      subject: { place: { kind: 'room', id: group.id } },
    });
  });

  it('of a meeting, which tells no kind, it is answered there when the bot was met there', async () => {
    const meeting = run.teams.group('meeting_x', [anna, bo]);
    const { message } = await bo.says('hello', { in: meeting });
    answersForms();
    const { activity } = await anna.does('createCase', { on: message });
    await run.teams.deliver({ ...activity, conversation: { id: meeting.id, tenantId: 'tenant-1' } });
    expect(action()).toMatchObject({ place: { kind: 'room' }, subject: { place: { kind: 'room', id: meeting.id } } });
  });

  it('with the bot itself, too', async () => {
    const { message } = await anna.says('hello');
    answersForms();
    await anna.does('createCase', { on: message });
    const direct = { platform: 'teams', kind: 'direct', id: run.teams.personal(anna.person).id };
    expect(action()).toMatchObject({ place: direct, subject: { place: direct } });
  });

  it('between others is answered to who chose it: nobody is written to by the client’s word', async () => {
    const eva = run.teams.person('Eva', { installed: true });
    const { message } = await eva.says('my screen is dead', { in: run.teams.between(anna, eva) });
    await anna.installs();
    answersForms();
    const own = { platform: 'teams', kind: 'direct', id: run.teams.personal(anna.person).id };
    const dialog = await anna.does('createCase', { on: message });
    expect(action()).toMatchObject({ place: own, subject: { claimedAuthor: 'Eva' } });
    expect(run.teams.callsOf('create')).toHaveLength(0);

    await anna.submitsDialog('Send', { on: dialog });
    expect(action()).toMatchObject({ place: own, subject: { place: own } });
    const { identity } = action().person;
    expect(await run.bot.port.openDirect(identity)).toEqual(own);
  });
});

describe('a card that was forwarded to a chat of people', () => {
  it('is answered, and their chat is not taken for one with the bot', async () => {
    await anna.installs();
    const { identity, ...person } = run.inputs[0]?.person ?? {};
    if (!identity) throw new Error(`nobody came: ${JSON.stringify(person)}`);
    const own = await run.bot.port.openDirect(identity);
    if (own) await run.bot.port.post(own, card('INC-1'), 'k');
    const [post] = run.teams.world.posts;
    if (!post) throw new Error('posted');
    await anna.presses('Claim', { on: { ...post, conversation: run.teams.between(anna, bo) } });
    expect(action()).toMatchObject({ action: 'claim', place: { kind: 'room' } });
    expect(await run.bot.port.openDirect(identity)).toEqual(own);
  });
});
