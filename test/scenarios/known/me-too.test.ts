import { CROSSED, openWorld, type World } from '../../support/world';

const SECRET = 'Min chef Ole har spildt kaffe';
const TITLE = 'Intet wi-fi på 3. sal';
const HELPS = 'Brug et kabel fra stuen';
/** Long enough for a recount. */
const SOON = 0.2;

describe.each(CROSSED)('%s: det har jeg også', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  const known = async () => {
    const { bo, dina } = world;
    await bo.writes(`meld ${SECRET}`);
    await dina.writes('offentlig INC-1');
    await dina.presses('Vis den til alle', { title: TITLE });
    await dina.writes('tag INC-1');
  };
  const eva = async () => {
    const person = world.callers.person('Eva Birk', { email: 'eva.birk@example.com', locale: 'en-US' });
    await person.arrives();
    await person.writes('language en');
    await world.settle();
    person.begins();
    person.heard();
    return person;
  };

  test('over formularen og i driftsstatus: tælles med, hører, hvad der hjælper, og enden på hver sit sprog', async () => {
    await known();
    const { kim, dina, room } = world;
    const colleague = await eva();
    await kim.writes('mit wi-fi på 3. sal er dødt');
    expect(await kim.presses('Det har jeg også')).toContain(`Du er talt med ved »${TITLE}«`);
    await colleague.writes('is it just me?');
    expect(await colleague.presses('Same here')).toContain(`You are counted in with “${TITLE}”`);
    await world.forward(SOON);
    expect(room.card().words).toMatch(/Har det samme\W+2 andre/);
    for (const person of [kim, colleague]) person.heard();

    await dina.writes(`midlertidig løsning INC-1 ${HELPS}`);
    expect(kim.heard()).toEqual([expect.stringContaining(HELPS)]);
    const english = colleague.heard();
    expect(english).toEqual([expect.stringContaining('This helps for now. It is not resolved yet.')]);
    await dina.writes('prioritet INC-1 P1 alle er ramt');
    await dina.writes('større driftsforstyrrelse INC-1');
    await dina.writes('afblæs INC-1');
    expect(kim.heard()).toEqual([expect.stringContaining('er ovre. Du hører her, når det er løst.')]);
    expect(colleague.heard()).toEqual([expect.stringContaining('is over. You hear here when it is resolved.')]);
    await dina.fills('Løs', { text: 'Ny boks', code: 'fixed' });
    const told = kim.heard();
    expect(told).toEqual([
      expect.stringMatching(/INC-1 · Intet wi-fi på 3\. sal\W+Den er løst\. Er den ikke det hos dig/),
    ]);
    expect(colleague.heard()).toEqual([expect.stringContaining('It is resolved. If it is not for you')]);
    expect([...told, ...english].join()).not.toMatch(/kaffe|Bo Lund|Dina|boks/);
    await kim.writes('vis INC-1');
    expect(kim.heard().join()).toContain('Jeg kender ikke INC-1');
  });

  test('det var noget andet: tælles ikke med længere og hører intet', async () => {
    await known();
    const { kim, dina, room } = world;
    await kim.writes('driftsstatus');
    await kim.presses('Det har jeg også');
    await world.forward(SOON);
    expect(room.card().words).toMatch(/Har det samme\W+1 anden/);
    expect(await kim.presses('Det er alligevel noget andet')).toContain('Du er ikke talt med længere');
    await world.forward(SOON);
    expect(room.card().words).not.toContain('Har det samme');
    kim.heard();
    await dina.fills('Løs', { text: 'Ny boks', code: 'fixed' });
    expect(kim.heard()).toEqual([]);
  });

  test('kommer man for sent, får man det at vide', async () => {
    await known();
    const { kim, dina } = world;
    await kim.writes('driftsstatus');
    await dina.fills('Løs', { text: 'Ny boks', code: 'fixed' });
    expect(await kim.presses('Det har jeg også')).toContain('Det er ovre nu');
    await world.forward(SOON);
    expect((await world.incident()).state).not.toHaveProperty('meToos');
  });
});
