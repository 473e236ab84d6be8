import type { ActionInput, ChatInput, Reply } from '../../../src/command/input';
import type { ChatAddress } from '../../../src/ground/refs';
import { ChatError } from '../../../src/view/chat-port';
import { card } from '../../contracts/chat-port';
import { type BotOnTeams, startBot } from '../../support/teams/bot';
import { wordsOf } from '../../support/teams/card';

let run: BotOnTeams;
beforeEach(async () => {
  run = await startBot();
});
afterEach(() => run.close());

const last = (): ChatInput => {
  const input = run.inputs.at(-1);
  if (!input) throw new Error('nothing came in');
  return input;
};
const action = (): ActionInput => {
  const input = last();
  if (input.type !== 'action') throw new Error('no press came in');
  return input;
};
const shows = (title: string, isPrivate = true): Reply => ({ type: 'view', view: card(title), private: isPrivate });

describe('a message', () => {
  it('in a 1:1 chat is its words, its person and its place', async () => {
    const anna = run.teams.person('Anna');
    const answer = await anna.says('  the printer <b>jams</b>  ');
    const direct = { platform: 'teams', kind: 'direct', id: run.teams.personal(anna.person).id };
    expect(answer.status).toBe(200);
    expect(last()).toMatchObject({
      type: 'message',
      key: `${direct.id} ${String(answer.activity['id'])}`,
      text: 'the printer <b>jams</b>',
      place: direct,
      room: direct,
      files: [],
      otherFiles: [],
      person: {
        identity: { platform: 'teams', org: 'tenant-1', user: anna.person.aadObjectId },
        name: 'Anna',
        locale: 'en-US',
        zone: 'Europe/Copenhagen',
      },
    });
  });

  it('in a channel is a thread with a room around it', async () => {
    const anna = run.teams.person('Anna');
    await anna.says('down again', { in: run.teams.channel('desk', [anna]) });
    const room = { platform: 'teams', kind: 'room', id: '19:desk@thread.tacv2' };
    expect(last()).toMatchObject({ text: 'down again', room, roomName: 'desk', root: { address: room } });
    expect(last().place).toMatchObject({ kind: 'thread', id: `${room.id};messageid=${last().root?.id}` });
  });

  it('says whom it names, by the account of whoever is in that room; the bot is left out', async () => {
    const [anna, bo] = [run.teams.person('Anna'), run.teams.person('Bo Lund')];
    const channel = run.teams.channel('desk', [anna, bo]);
    const carl = run.teams.person('Carl');
    await anna.says('report for @Bo Lund: @Carl cannot print', { in: channel, named: [bo.person, carl.person] });
    const input = last();
    if (input.type !== 'message') throw new Error(input.type);
    expect(input.text).toBe('report for Bo Lund: Carl cannot print');
    expect(input.mentioned?.map(({ words }) => words)).toEqual(['Bo Lund', 'Carl']);
    const [first, second] = await Promise.all((input.mentioned ?? []).map((one) => one.person()));
    expect(first?.identity).toEqual({ platform: 'teams', org: 'tenant-1', user: bo.person.aadObjectId });
    expect(await first?.profile()).toMatchObject({ name: 'Bo Lund', member: true });
    expect(second).toBeUndefined();
  });

  it('in a group chat is in the room itself', async () => {
    const anna = run.teams.person('Anna');
    await anna.says('down again', { in: run.teams.group('Coffee', [anna]) });
    expect(last()).toMatchObject({ place: { kind: 'room' }, room: { kind: 'room' }, roomName: 'Coffee' });
    expect(last()).not.toHaveProperty('root');
  });

  it.each([
    { type: 'messageUpdate' },
    { type: 'messageReaction' },
    { type: 'typing' },
    { from: { id: '28:vagt', name: 'Vagt' } },
    { from: { id: '28:other', role: 'bot' } },
  ])('or something like one, %j, is taken and left alone', async (more) => {
    const answer = await run.teams.person('Anna').says('hello', { more });
    expect([answer.status, run.inputs.length]).toEqual([200, 0]);
  });

  it('is answered where it was said', async () => {
    const anna = run.teams.person('Anna');
    const channel = run.teams.channel('desk', [anna]);
    run.answer(shows('INC-1', false));
    await anna.says('report x', { in: channel });
    const [post] = run.teams.posts(channel, last().root?.id);
    expect(post && run.teams.words(post)).toContain('INC-1');
  });

  it('four times at once is the same key four times', async () => {
    const anna = run.teams.person('Anna');
    const { activity } = await anna.says('report x');
    await Promise.all([1, 2, 3].map(() => run.teams.deliver(activity)));
    expect(new Set(run.inputs.map((input) => input.key)).size).toBe(1);
    expect(run.inputs).toHaveLength(4);
  });
});

describe('a press', () => {
  const posted = async (kind: 'direct' | 'room' | 'thread') => {
    const anna = run.teams.person('Anna');
    const channel = run.teams.channel('desk', [anna]);
    await anna.says('hello', kind === 'direct' ? {} : { in: channel });
    const to: ChatAddress = kind === 'room' ? last().room : last().place;
    const ref = await run.bot.port.post(to, card('INC-1'), 'k');
    const post = run.teams.world.posts.at(-1);
    if (!post) throw new Error('posted');
    return { anna, ref, post };
  };

  it.each(['direct', 'room', 'thread'] as const)('on a card in a %s names that very message', async (kind) => {
    const { anna, ref, post } = await posted(kind);
    run.answer(shows('INC-1 is yours'));
    const answer = await anna.presses('Claim', { on: post });
    expect(action()).toMatchObject({ action: 'claim', data: { incident: 'i1' }, message: ref });
    expect(Object.keys(action().data)).toEqual(['incident']);
    expect(answer.status).toBe(200);
    expect(wordsOf(answer.card)).toContain('INC-1 is yours');
  });

  it('on the card that answered a press names the same message', async () => {
    const { anna, ref, post } = await posted('room');
    run.answer(shows('INC-1 is yours'));
    const answer = await anna.presses('Claim', { on: post });
    await anna.presses('Claim', { on: post, card: answer.card });
    expect(action().message).toEqual(ref);
  });

  it('is answered with something even when there is nothing to show', async () => {
    const { anna, post } = await posted('direct');
    const answer = await anna.presses('Claim', { on: post });
    expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
  });

  it('of an old client changes the card itself in a 1:1 chat', async () => {
    const { anna, ref, post } = await posted('direct');
    run.answer(shows('INC-1 is yours'));
    await anna.presses('Claim', { on: post, asSubmit: true });
    expect(action()).toMatchObject({ action: 'claim', data: { incident: 'i1' }, message: ref });
    expect(run.teams.words(post)).toContain('INC-1 is yours');
    expect(run.teams.callsOf('post')).toHaveLength(1);
  });

  it('of an old client in a room is answered privately', async () => {
    const { anna, post } = await posted('room');
    run.answer(shows('only for Anna'));
    await anna.presses('Claim', { on: post, asSubmit: true });
    const mine = run.teams.posts(run.teams.personal(anna.person)).map((one) => run.teams.words(one));
    expect(mine.join()).toContain('only for Anna');
    expect(run.teams.words(post)).not.toContain('only for Anna');
  });
});

describe('people and places', () => {
  it('come and go with the app', async () => {
    const anna = run.teams.person('Anna');
    await anna.installs();
    expect(last()).toMatchObject({ type: 'installed', place: { kind: 'direct' } });
    const { identity } = last().person;
    expect(await run.bot.port.openDirect(identity)).toMatchObject({ kind: 'direct' });
    await anna.uninstalls();
    expect(run.inputs).toHaveLength(1);
    expect(await run.bot.port.openDirect(identity)).toBeUndefined();
    await anna.installs();
    expect(await run.bot.port.openDirect(identity)).toMatchObject({ kind: 'direct' });
  });

  it('are written once, and again when the service moves', async () => {
    const anna = run.teams.person('Anna');
    await anna.says('one');
    const { puts } = run.conversations;
    await anna.says('two');
    expect(run.conversations.puts).toBe(puts);
    await anna.says('three', { more: { serviceUrl: `${run.teams.serviceUrl}/` } });
    expect(run.conversations.puts).toBeGreaterThan(puts);
  });

  it('are looked up on request', async () => {
    await run.teams.person('Anna').says('hello');
    expect(await last().person.profile()).toEqual({ name: 'Anna', email: 'anna@example.com', member: true });
    await run.teams.person('Gil', { role: 'guest' }).says('hello');
    expect(await last().person.profile()).toEqual({ name: 'Gil', member: false });
    run.teams.fault('member', { type: 'status', status: 500 });
    await expect(last().person.profile()).rejects.toBeInstanceOf(ChatError);
  });

  it.each([
    ['role', { role: '' }],
    ['tenant', { tenantId: '' }],
    ['sign-in name', { signIn: '' }],
  ] as const)('are no full members without a %s', async (_, facts) => {
    const actor = run.teams.person('Gil');
    await actor.says('hello');
    Object.assign(actor.person, facts);
    expect(await last().person.profile()).toEqual({ name: 'Gil', member: false });
  });
});

describe('what is no activity', () => {
  it.each([{}, { type: 'message' }, { type: 'message', serviceUrl: 'file:///etc/passwd' }])(
    '%j is refused',
    async (body) => {
      const answer = await run.teams.deliver(body);
      expect([answer.status, run.inputs.length, run.conversations.puts]).toEqual([400, 0, 0]);
    },
  );

  it('and what is too long is refused', async () => {
    const answer = await run.teams.person('Anna').says('x'.repeat(1_200_000));
    expect([answer.status, run.inputs.length]).toEqual([413, 0]);
  });
});
