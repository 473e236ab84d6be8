import { CROSSED, openWorld, type World } from '../../support/world';

const SPOKEN = [
  {
    locale: 'da-DK',
    language: 'da',
    report: 'meld printeren på 3. sal er gået i stå',
    hello: 'hej',
    greets: 'Skriv bare, hvad der er galt',
    news: 'hvordan går det?',
    thanks: ['ok tak skal du have', 'Selv tak!'],
    works: ['det virker igen', 'Godt at høre. INC-1 er lukket.', 'Fortryd'],
    take: ['tag INC-1', 'Løs'],
    slip: ['slip INC-1', 'INC-1'],
  },
  {
    locale: 'en-GB',
    language: 'en',
    report: 'report the printer on floor 3 is jammed',
    hello: 'hello',
    greets: 'Just tell me what is wrong',
    news: 'how is it going?',
    thanks: ['ok thank you', 'You are welcome!'],
    works: ['it works again', 'Good to hear. INC-1 is closed.', 'Undo'],
    take: ['claim INC-1', 'Resolve'],
    slip: ['release INC-1', 'INC-1'],
  },
] as const;

const STORIES = CROSSED.flatMap(([name, caller, team]) =>
  SPOKEN.map((said) => [name, said.language, caller, team, said] as const),
);

describe.each(STORIES)('%s, in %s', (_, language, caller, team, said) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language, locale: said.locale });
  });
  afterEach(() => world.close());

  test('a bare mention and a hello in a room are greeted', async () => {
    for (const text of ['', said.hello]) {
      const thread = await world.dina.writesIn(world.room, text);
      expect([...thread.heard(), ...world.dina.heard(), ...world.room.heard()].join()).toContain(said.greets);
    }
  });

  test('news, thanks and "it works" fit the caller’s case, and are taken back', async () => {
    const { kim } = world;
    await kim.writes(said.report);
    const heard = async (text: string): Promise<string> => {
      kim.heard();
      await kim.writes(text);
      return kim.heard().join();
    };
    expect(await heard(said.news)).toContain('INC-1 · ');
    expect(await heard(said.thanks[0])).toBe(said.thanks[1]);
    expect(await heard(said.works[0])).toContain(said.works[1]);
    expect((await world.incident()).state.status).toBe('closed');
    await kim.presses(said.works[2]);
    expect((await world.incident()).state.status).toBe('new');
  });

  test('an operator who takes a case by its number has its card before them', async () => {
    const { kim, dina } = world;
    await kim.writes(said.report);
    await dina.writes(said.take[0]);
    expect(dina.card().buttons).toContain(said.take[1]);
    await dina.writes(said.slip[0]);
    expect((await world.incident()).state.owner).toBeUndefined();
  });
});
