import { CROSSED, openWorld, type World } from '../../support/world';

const SECRET = 'Min chef Ole har spildt kaffe på routeren';
/** Long enough for what is asked of the other case, and for a recount. */
const SOON = 0.2;

describe.each(CROSSED)('%s: to sager er den samme', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await world.bo.writes(`meld ${SECRET}`);
    await world.kim.writes('meld mit wi-fi er dødt');
    await world.dina.writes('tag INC-1');
    for (const person of [world.kim, world.dina, world.bo]) person.heard();
  });
  afterEach(() => world.close());

  test('den ene slutter som dublet, dens bruger får det at vide og hører, hvordan den anden ender', async () => {
    const { kim, dina } = world;
    await dina.writes('slå sammen INC-2 INC-1');
    expect(dina.heard().join()).toContain('INC-2 er fra nu af den samme som INC-1.');
    expect(kim.heard()).toEqual([expect.stringContaining('Din sag er den samme som INC-1')]);
    expect(kim.card().words).toContain('Den er den samme som INC-1, som fortsætter.');
    expect(kim.card().words).toContain('Er det noget andet, kan sagen genåbnes indtil');
    await world.forward(SOON);
    expect((await world.incident(1)).state.meToos).toEqual({ people: 1, departments: 0 });
    await kim.writes('vis INC-1');
    expect(kim.heard().join()).toContain('Jeg kender ikke INC-1');

    await dina.writes('slå sammen INC-2 INC-1');
    expect(kim.heard()).toEqual([]);
    await dina.writes('slå sammen INC-1 INC-2');
    expect((await world.incident(1)).state.status).toBe('in_progress');
    dina.heard();
    await dina.writes('løs INC-1');
    await dina.presses('Løs', { text: 'Ny router', code: 'fixed' });
    const told = kim.heard();
    expect(told).toEqual([expect.stringMatching(/INC-1 · [^\n]*\W+Den er løst\. Er den ikke det hos dig/)]);
    expect(told.join()).not.toMatch(/kaffe|Bo Lund|router/);
  });

  test('det var den alligevel ikke: skilt ad er den åben igen, og dens bruger hører kun om sin egen', async () => {
    const { kim, dina } = world;
    await dina.writes('slå sammen INC-2 INC-1');
    await world.forward(SOON);
    kim.heard();
    await dina.writes('skil ad INC-2');
    expect(kim.heard()).toEqual([expect.stringContaining('den er åben igen')]);
    await world.forward(SOON);
    expect((await world.incident(1)).state).not.toHaveProperty('meToos');
    expect((await world.incident(2)).state.status).toBe('new');
    await dina.writes('løs INC-1');
    await dina.presses('Løs', { text: 'Ny router', code: 'fixed' });
    expect(kim.heard()).toEqual([]);
  });

  test('brugeren kan selv genåbne sin, og kan ikke slå sager sammen', async () => {
    const { kim, dina } = world;
    await kim.writes('slå sammen INC-2 INC-1');
    expect((await world.incident(2)).state.status).toBe('new');
    await dina.writes('slå sammen INC-2 INC-1');
    await kim.writes('genåbn INC-2');
    await world.forward(SOON);
    expect((await world.incident(2)).state.status).toBe('new');
    expect((await world.incident(1)).state).not.toHaveProperty('meToos');
  });
});
