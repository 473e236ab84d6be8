import { CROSSED, openWorld, type World } from '../support/world';

describe.each(CROSSED)('%s: who hears what, in Danish', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await world.kim.writes('meld Printeren på 3. sal har papirstop');
    await world.dina.presses('Tag sagen');
    heard();
  });
  afterEach(() => world.close());

  const heard = () => {
    const { kim, dina, anna, bo, carl, room } = world;
    return {
      kim: kim.heard(),
      dina: dina.heard(),
      anna: anna.heard(),
      others: [...bo.heard(), ...carl.heard()],
      room: room.heard(),
    };
  };
  const NOTHING = { kim: [], dina: [], anna: [], others: [], room: [] };
  const one = (...words: readonly string[]) => [expect.stringMatching(new RegExp(words.join('[^]*')))];

  test('giv slip: brugeren hører, at en anden finder den, og kanalen, at den mangler en', async () => {
    await world.dina.presses('Mere…');
    await world.dina.presses('Giv slip');
    expect(heard()).toEqual({
      ...NOTHING,
      kim: one('Din sag er tilbage hos Servicedesk, som finder en anden til den'),
      room: one('Dina Krogh har givet slip på sagen. Den mangler en, der tager den'),
    });
  });

  test('tildelt af lederen: brugeren hører, hvem der har den', async () => {
    await world.dina.presses('Mere…');
    await world.dina.presses('Giv slip');
    heard();
    await world.anna.writes('tildel INC-1 dina');
    // Nobody is wanted any more, and what asked for somebody says so.
    expect(world.room.posts().at(-1)).toMatchObject({
      words: expect.stringMatching(/Dina Krogh har den siden/),
      buttons: [],
    });
    const { kim, dina } = heard();
    expect(kim).toEqual(one('Dina Krogh har fået din sag'));
    expect(kim.join()).not.toContain('Anna');
    expect(dina).toEqual(one('Anna Holm har givet sagen til dig'));
  });

  test('annulleret af brugeren: den, der har sagen, hører det og hvorfor', async () => {
    await world.kim.fills('Annullér', { why: 'Den virker igen' });
    expect(heard()).toEqual({ ...NOTHING, dina: one('Kim Jensen har annulleret sagen', 'Den virker igen') });
  });

  test('annulleret af lederen: brugeren hører det og hvorfor', async () => {
    await world.anna.writes('annullér INC-1 Den er meldt to gange');
    expect(heard().kim).toEqual(one('Anna Holm har annulleret din sag', 'Den er meldt to gange'));
  });

  test('ikke endnu: grunden står på teamets kort, og den, der har sagen, hører den', async () => {
    await world.dina.fills('Løs', { text: 'Fjernede papiret', code: 'fixed' });
    heard();
    await world.kim.fills('Ikke endnu', { why: 'Den æder stadig papiret' });
    expect(heard()).toEqual({ ...NOTHING, dina: one('det ikke virker endnu', 'Den æder stadig papiret') });
    expect(world.room.card().words).toMatch(/Kim Jensen svarede[^]*Den æder stadig papiret/);
    await world.dina.fills('Løs', { text: 'Skiftede fuseren', code: 'fixed' });
    heard();
    await world.kim.presses('Det virker');
    expect(heard()).toEqual({ ...NOTHING, dina: one('Kim Jensen har bekræftet, at det virker') });
  });
});
