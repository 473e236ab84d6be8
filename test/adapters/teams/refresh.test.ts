import type { Reply } from '../../../src/command/input';
import type { View } from '../../../src/view/view';
import { card, sentence } from '../../contracts/chat-port';
import { createDeskChat } from '../../support/desk-chat';
import { type BotOnTeams, startBot } from '../../support/teams/bot';
import { wordsOf } from '../../support/teams/card';
import type { Actor } from '../../support/teams/person';
import type { Conversation, Post } from '../../support/teams/world';

const UNCHANGED = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };

let run: BotOnTeams;
let kim: Actor;
let ole: Actor;
beforeEach(async () => {
  run = await startBot();
  kim = run.teams.person('Kim');
  ole = run.teams.person('Ole');
});
afterEach(() => run.close());

const newest = (conversation: Conversation): Post => {
  const post = run.teams.posts(conversation).at(-1);
  if (!post) throw new Error('nothing was posted');
  return post;
};
const shows = (view: View): Reply => ({ type: 'view', view, private: true });
const fetched = (title: string, action = 'show'): View => ({
  ...card(title),
  refresh: { action, data: { incident: 'i1' } },
});

describe('a card that is fetched again by who looks', () => {
  let channel: Conversation;
  const posted = async (view: View): Promise<Post> => {
    channel = run.teams.channel('desk', [kim, ole]);
    await kim.says('hello', { in: channel });
    await run.bot.port.post({ platform: 'teams', kind: 'room', id: channel.id }, view, 'k');
    return newest(channel);
  };

  it('is the one this person may see', async () => {
    const post = await posted(fetched('INC-1'));
    run.answer(shows(fetched('INC-1 is yours')));
    const answer = await kim.refreshes(post);
    expect(run.inputs.at(-1)).toMatchObject({
      type: 'action',
      action: 'show',
      data: { incident: 'i1' },
      message: { address: { kind: 'room', id: channel.id }, id: post.id },
    });
    expect(wordsOf(answer.card)).toContain('INC-1 is yours');
    expect(answer.card).toMatchObject({ refresh: { action: { data: { 'vagt.at': 'room' } } } });
    expect(run.teams.words(post)).not.toContain('yours');
  });

  it.each<[string, Reply]>([
    ['a sentence', shows(sentence('This card is out of date'))],
    ['another card', shows(card('A form'))],
    ['nothing', { type: 'done' }],
  ])('stays as it is when the answer is %s', async (_, reply) => {
    const post = await posted(fetched('INC-1'));
    run.answer(reply);
    const answer = await kim.refreshes(post);
    expect([answer.status, answer.body]).toEqual([200, UNCHANGED]);
  });

  it('stays as it is for somebody unknown, of whom nothing is kept', async () => {
    const post = await posted(fetched('INC-1'));
    const { puts } = run.conversations;
    run.answer(shows(fetched('INC-1 is yours')));
    const answer = await ole.refreshes(post);
    expect([answer.status, answer.body, run.inputs.length]).toEqual([200, UNCHANGED, 1]);
    expect([run.conversations.puts, run.teams.callsOf('member').length]).toEqual([puts, 0]);
  });

  it('is not kept in mind for somebody known either', async () => {
    const post = await posted(fetched('INC-1'));
    const { puts, gets } = run.conversations;
    await kim.refreshes(post);
    expect([run.conversations.puts, run.conversations.gets]).toEqual([puts, gets]);
    expect(run.inputs).toHaveLength(2);
  });

  it('never gives a command, whatever it names', async () => {
    const post = await posted(fetched('INC-1', 'claim'));
    const answer = await kim.refreshes(post);
    expect([answer.body, run.inputs.length]).toEqual([UNCHANGED, 1]);
  });

  it('stays as it is while the store is away', async () => {
    const post = await posted(fetched('INC-1'));
    const away = await startBot({
      conversations: {
        get: () => Promise.reject(new Error('away')),
        put: () => Promise.reject(new Error('away')),
        ids: () => Promise.reject(new Error('away')),
      },
    });
    away.answer(shows(fetched('INC-1 is yours')));
    run.teams.botAt(away.url);
    const { body } = await kim.refreshes(post);
    await away.close();
    expect(body).toEqual(UNCHANGED);
  });
});

describe('with the desk behind it', () => {
  let desk: ReturnType<typeof createDeskChat>;
  beforeEach(() => {
    desk = createDeskChat();
    run.answer(desk.inbound);
  });

  it('the overview is what a person finds first, and fetches anew in place', async () => {
    await kim.installs();
    const own = run.teams.personal(kim.person);
    const overview = newest(own);
    expect(run.teams.words(overview)).toContain('I am Vagt');
    await kim.says('report The printer is jammed');
    const again = await kim.refreshes(overview);
    expect(wordsOf(again.card)).toContain('The printer is jammed');
    expect(again.card).toMatchObject({ refresh: { action: { verb: 'home' } } });
    await kim.says('overblik');
    expect(newest(own)).not.toBe(overview);
    expect(wordsOf((await kim.refreshes(newest(own))).card)).toContain('The printer is jammed');
  });

  it('a case is shown to its caller only, and nobody else’s card is replaced', async () => {
    const channel = run.teams.channel('lobby', [kim, ole]);
    await kim.says('report The projector is dark', { in: channel });
    await ole.says('hello');
    const { state } = (await desk.store.incidents.byNumber(1)) ?? {};
    if (!state?.origin) throw new Error('it was logged');
    const shared = { ...fetched('INC-1'), refresh: { action: 'show', data: { incident: state.id, place: 'caller' } } };
    await run.bot.port.post(state.origin, shared, 'k');
    const post = newest(channel);
    const entries = desk.drained.length;
    expect(wordsOf((await kim.refreshes(post)).card)).toContain('The projector is dark');
    expect((await ole.refreshes(post)).body).toEqual(UNCHANGED);
    expect(desk.drained).toHaveLength(entries);
  });
});
