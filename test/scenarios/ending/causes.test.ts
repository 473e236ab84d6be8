import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type World } from '../../support/world';

const desk = aDesk({
  time: true,
  causes: [
    { key: 'user', name: { da: 'Betjening', en: 'Handling' } },
    { key: 'defect', name: { da: 'Defekt', en: 'Defect' } },
  ],
});

describe.each(CROSSED)('%s: why it broke and how long it took', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('står på teamets kort og i historikken, og brugeren ser intet til det', async () => {
    const { kim, dina, room } = world;
    await kim.writes('meld Printeren på 3. sal har papirstop');
    await dina.presses('Tag sagen');
    const wrong = await dina.fills('Løs', { text: 'Ny rulle', code: 'fixed', cause: 'defect', minutes: 'en time' });
    expect(wrong).toContain('Skriv tiden som et helt antal minutter');
    expect((await world.incident()).state.status).toBe('in_progress');

    await dina.fills('Løs', { text: 'Ny rulle', code: 'fixed', cause: 'defect', minutes: '75' });
    expect(room.card().words).toMatch(/Årsag\W+Defekt/);
    expect(room.card().words).toMatch(/Tidsforbrug\W+1 time og 15 minutter/);
    await dina.writes('vis INC-1');
    expect(dina.heard().join()).toContain('Årsag: Defekt · Tidsforbrug: 1 time og 15 minutter');

    await kim.writes('vis INC-1');
    expect(kim.card().words).toContain('Ny rulle');
    expect([kim.card().everShown, ...kim.heard()].join()).not.toMatch(/Defekt|Tidsforbrug|75/);
  });
});
