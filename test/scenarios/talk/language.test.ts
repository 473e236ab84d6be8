import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s', (_, caller, team) => {
  let world: World;
  const open = async (locale: string): Promise<World> => {
    world = await openWorld({ caller, team, locale });
    return world;
  };
  afterEach(() => world.close());

  test.each(['meld server nede', 'meld router defekt', 'meld felt <data> er tomt', 'report the whole server is down'])(
    'a Danish client that writes "%s" reads Danish for good',
    async (text) => {
      const { kim } = await open('da-DK');
      await kim.writes(text);
      expect(kim.card().words).toContain('Hvem er ramt?');
      await kim.writes('mine');
      expect(kim.heard().join()).toContain('Mine sager');
    },
  );

  test('an English client is answered in the language of its words, and offered its own once', async () => {
    const { kim } = await open('en-US');
    await kim.writes('server nede');
    expect(kim.heard().join()).toContain('Tell us in your own words');
    await kim.writes('min skærm er helt sort i dag');
    const form = kim.heard().join();
    expect(form).toContain('Fortæl det med dine egne ord');
    expect(form).toContain('“language en”');
    await kim.writes('printeren på 3. sal virker heller ikke');
    const again = kim.heard().join();
    expect(again).toContain('Fortæl det med dine egne ord');
    expect(again).not.toContain('“language en”');
  });

  test('a command’s word tells it, and a choice is never outvoted', async () => {
    const { kim } = await open('en-US');
    await kim.writes('meld server down');
    expect(kim.card().words).toContain('Hvem er ramt?');
    expect(kim.heard().join()).toContain('“language en”');
    await kim.writes('language en');
    expect(kim.card().words).toContain('Who is affected?');
    await kim.writes('mine sager');
    expect(kim.heard().join()).toContain('My incidents');
  });
});
