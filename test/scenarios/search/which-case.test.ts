import { newest } from '../../support/slack/world';
import { until } from '../../support/wait';
import { openWorld, type Person, type World } from '../../support/world';

const WORDS = {
  en: { find: 'find', which: 'Which case?', send: 'Find', status: 'In progress' },
  da: { find: 'søg', which: 'Hvilken sag?', send: 'Find', status: 'I gang' },
} as const;

describe('a field that asks which case', () => {
  let world: World;
  afterEach(() => world.close());

  /** Two cases that Dina's team reads and one that it does not. */
  const open = async (team: 'slack' | 'teams', lang: keyof typeof WORDS = 'en'): Promise<World> => {
    world = await openWorld({ caller: team, team, ...(lang === 'da' && { locale: 'da-DK', language: 'da' }) });
    const { kim, dina } = world;
    await kim.writes(`${lang === 'da' ? 'meld' : 'report'} the printer is jammed`);
    await kim.writes(`${lang === 'da' ? 'meld' : 'report'} the printer smells of smoke`);
    await dina.writes(lang === 'da' ? 'tag INC-1' : 'claim INC-1');
    return world;
  };
  const suggested = async (who: Person, typed: string, lang: keyof typeof WORDS = 'en') => {
    const actor = world.slack.actor(who);
    await actor.command('/incident', WORDS[lang].find);
    const opened = () => actor.modal !== undefined && newest(actor.modal)['submit'] !== undefined;
    await until(opened);
    const { modal } = actor;
    if (!modal) throw new Error('no form was opened');
    return { modal, actor, options: await actor.suggests(modal, WORDS[lang].which, typed) };
  };

  test.each(['en', 'da'] as const)(
    'in Slack it offers cases while somebody types, and shows the chosen one (%s)',
    async (lang) => {
      await open('slack', lang);
      const { dina, slack } = world;
      const { modal, actor, options } = await suggested(dina, 'smoke', lang);
      expect(options).toEqual([{ value: 'INC-2', label: 'INC-2 · the printer smells of smoke' }]);
      await actor.submits(modal, { [WORDS[lang].which]: 'INC-1' });
      expect(actor.modal && slack.slack.words(actor.modal)).toContain('the printer is jammed');
      expect(actor.modal && slack.slack.words(actor.modal)).toContain(WORDS[lang].status);
    },
  );

  test.each([
    ['a number', 'INC-2', ['INC-2']],
    ['digits', '2', ['INC-2']],
    ['a mistyped word', 'prnter', ['INC-1', 'INC-2']],
    ['nothing yet: what is their own', '', ['INC-1']],
    ['what no case holds', 'zeppelin', []],
    ['a number that no case has', 'INC-99', []],
    ['only stop words', 'og det', []],
    ['four thousand letters', 'printer '.repeat(500), []],
    ['an operator of MongoDB', '{"$gt":""}', []],
    ['an expression', '.*', []],
  ])('in Slack it is asked by %s', async (_, typed, values) => {
    await open('slack');
    const { options } = await suggested(world.dina, typed);
    expect(options.map(({ value }) => value).toSorted()).toEqual(values);
  });

  test('in Slack it offers nobody what is not theirs to read, by no words and no number', async () => {
    await open('slack');
    for (const typed of ['printer', 'smoke', 'INC-1', '1', '', '@kim', 'hardware']) {
      const { options, modal, actor } = await suggested(world.bo, typed);
      expect([typed, options]).toEqual([typed, []]);
      await actor.closes(modal);
    }
    const { modal, actor } = await suggested(world.bo, '');
    await actor.submits(modal, { 'Which case?': 'INC-1' });
    expect(actor.modal && world.slack.slack.words(actor.modal)).toContain('I know no INC-1');
  });

  test.each(['en', 'da'] as const)('in Teams its number is typed, or words (%s)', async (lang) => {
    await open('teams', lang);
    const { dina } = world;
    const { find, which, send, status } = WORDS[lang];
    await dina.writes(find);
    expect(dina.posts().at(-1)?.words).toContain(which);
    const shown = await dina.presses(send, { words: 'INC-1' });
    expect(shown).toContain('the printer is jammed');
    expect(shown).toContain(status);
    await dina.writes(find);
    expect(await dina.presses(send, { words: 'smoke' })).toContain('INC-2');
  });
});
