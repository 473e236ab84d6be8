import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type World } from '../../support/world';

const STEPS = '1. Åbn bakke 2\n2. Fjern papiret\n3. Luk bakken';
const WRITTEN = { title: 'Printeren har papirstop', steps: STEPS, readers: 'callers', area: 'hardware' };
const one = (...words: readonly string[]) => [expect.stringMatching(new RegExp(words.join('[^]*')))];

describe.each(CROSSED)('%s: en standardløsning, på dansk', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    const desk = aDesk({ admins: ['anna', 'carl'] });
    world = await openWorld({ caller, team, desk, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  /** All that somebody sees, the newest last. */
  const seen = (person: World['kim']) => person.posts().at(-1)?.read ?? '';
  const draft = async () => {
    await world.dina.writes('løsninger');
    await world.dina.fills('Skriv en ny', WRITTEN);
  };

  test('udkastet er holdets, til lederen har godkendt det; så kan alle finde den', async () => {
    await draft();
    expect(world.anna.heard()).toEqual(one('SOL-1 · Printeren har papirstop', 'Dina Krogh foreslår', 'Åbn bakke 2'));
    await world.kim.writes('løsninger papirstop');
    expect(seen(world.kim)).toContain('Ingen passer på de ord');
    await world.kim.writes('vis SOL-1');
    expect(seen(world.kim)).toContain('Den standardløsning findes ikke.');
    await world.bo.writes('SOL-1');
    expect(seen(world.bo)).toContain('Den standardløsning findes ikke.');

    await world.anna.presses('Godkend');
    expect(world.dina.heard().at(-1)).toMatch(/SOL-1[^]*Anna Holm har godkendt din standardløsning/);
    await world.kim.writes('løsninger paprstop');
    expect(seen(world.kim)).toMatch(/SOL-1 · Printeren har papirstop/);
    expect(seen(world.kim)).not.toMatch(/brugt|godkendt|udkast/);
    await world.kim.writes('sol-1');
    expect(seen(world.kim)).toMatch(/Åbn bakke 2[^]*Fjern papiret/);
    expect(world.kim.sees('Ret')).toBe(false);
    await world.kim.writes('vis INC-1');
    expect(seen(world.kim)).toContain('INC-1');
  });

  test('lederens egen skal ingen anden godkende', async () => {
    await world.anna.writes('løsninger ny');
    expect(await world.anna.presses('Gem', WRITTEN)).toContain('Gemt som SOL-1. Godkend den, når den er klar.');
  });

  test('sendt tilbage med en grund; rettet spørges der igen', async () => {
    await draft();
    await world.anna.fills('Send tilbage', { why: 'Hvilken printer?' });
    expect(world.dina.heard().at(-1)).toMatch(/Anna Holm har sendt[^]*Hvilken printer\?/);
    world.anna.heard();
    await world.dina.fills('Ret', { ...WRITTEN, title: 'Printeren på 3. sal har papirstop' });
    expect(world.anna.heard().at(-1)).toMatch(/Printeren på 3\. sal har papirstop[^]*Vil du godkende den\?/);
    await world.anna.presses('Godkend');
    expect(world.dina.heard().at(-1)).toMatch(/har godkendt/);
  });

  test('to, der afgør det på én gang: den anden hører, hvem der var hurtigst, og intet er ændret', async () => {
    await draft();
    await world.carl.writes('vis SOL-1');
    await world.anna.presses('Godkend');
    expect(await world.carl.presses('Godkend')).toContain('Anna Holm har allerede godkendt den.');
    await world.anna.pressesLate('Godkend');
    expect((await world.store.solutions.byNumber(1))?.timeline.map(({ type }) => type)).toEqual([
      'drafted',
      'approved',
    ]);
    await world.dina.writes('løsninger forældede');
    expect(seen(world.dina)).toContain('Ingen: alle er i brug og holder.');
  });

  test('en læser uden ret får intet at se, og ti tusind trin bliver afvist uden at noget går tabt', async () => {
    await world.kim.writes('løsninger ny');
    expect(seen(world.kim)).toMatch(/kun.*operatører|dem, der arbejder/i);
    await world.dina.writes('løsninger ny');
    await world.dina.presses('Gem', { ...WRITTEN, steps: 'tryk\n'.repeat(300) });
    expect(await world.store.solutions.byNumber(1)).toBeUndefined();
    await world.dina.presses('Gem', WRITTEN);
    expect((await world.store.solutions.byNumber(1))?.state.versions.da?.steps).toBe(STEPS);
  });
});
