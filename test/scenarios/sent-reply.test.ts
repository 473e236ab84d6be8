import { CROSSED, openWorld, type World } from '../support/world';

describe.each(CROSSED)('%s: an answer to the caller, from the thread', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await world.kim.writes('meld Printeren på 3. sal har papirstop');
    await world.dina.presses('Tag sagen');
    world.kim.heard();
  });
  afterEach(() => world.close());

  test('siger, at den er sendt, når den er, og kan så ikke fortrydes', async () => {
    const { dina, kim, room } = world;
    const thread = room.under(room.card());
    await dina.replies(thread, 'svar: Prøv at slukke den');
    const held = () => thread.posts().find(({ words }) => words.includes('Prøv at slukke den'));
    expect(held()?.words).toContain('sendes om');
    expect(held()?.buttons).toEqual(['Fortryd']);
    await world.forward(2);
    expect(kim.heard()).toEqual([expect.stringContaining('Prøv at slukke den')]);
    expect(held()?.words).toContain('Sendt til Kim Jensen');
    expect(held()?.buttons).toEqual([]);
    expect(thread.posts().filter(({ words }) => words.includes('Prøv at slukke den'))).toHaveLength(1);
    expect(dina.heard().join()).not.toContain('Prøv at slukke den');
  });

  test('fortrudt bliver den ved med at sige det', async () => {
    const { dina, kim, room } = world;
    const thread = room.under(room.card());
    await dina.replies(thread, 'svar: Prøv at slukke den');
    await dina.presses('Fortryd');
    await world.forward(2);
    expect(kim.heard()).toEqual([]);
    const [held] = thread.posts().filter(({ words }) => words.includes('Prøv at slukke den'));
    expect(held?.words).toContain('Fortrudt og ikke sendt til Kim Jensen');
    expect(held?.buttons).toEqual([]);
  });
});
