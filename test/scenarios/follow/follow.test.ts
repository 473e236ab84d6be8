import { CROSSED, openWorld, type World } from '../../support/world';

const TITLE = 'Printeren på 3. sal har papirstop';
/** Long enough for a recount, and for what is due after it. */
const SOON = 0.2;

describe.each(CROSSED)('%s: who follows a case or a team', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('hører om den, så længe de må, og ikke mere end de må', async () => {
    const { kim, bo, carl, dina, anna, room } = world;
    await bo.writes('følg Servicedesk');
    expect(bo.heard().join()).toContain('Du følger teamet Servicedesk. Du får besked her om hver sag');

    await kim.writes(`meld ${TITLE}`);
    expect(bo.heard()).toEqual([expect.stringMatching(/INC-1 · Servicedesk\W+Den er ny\./)]);

    await carl.writes('følg INC-1');
    expect(carl.heard().join()).toContain(`Du følger INC-1 · ${TITLE}. Du får besked her`);
    await bo.writes('følg INC-1');
    expect(bo.heard().join()).toContain('Jeg kender ikke INC-1');
    await world.forward(SOON);
    expect(room.card().words).toMatch(/Følges af\W+1/);
    expect(kim.card().words).not.toContain('Følges');

    await dina.presses('Tag sagen');
    expect(carl.heard()).toEqual([
      expect.stringMatching(/INC-1 · Printeren på 3\. sal har papirstop\W+Nogen er i gang/),
    ]);
    await dina.fills('Løs', { text: 'Ny valse', code: 'fixed' });
    expect(carl.heard()).toEqual([expect.stringContaining('Den er løst.')]);
    const told = bo.heard();
    expect(told).toEqual([expect.stringContaining('Nogen er i gang'), expect.stringContaining('Den er løst.')]);
    expect(told.join()).not.toMatch(/Printeren|Kim|Dina|valse/);
    expect(anna.heard()).toEqual([]);

    await bo.presses('Følg ikke længere');
    await bo.writes('følger');
    expect(bo.heard().join()).toContain('Du følger ikke noget.');
    await kim.fills('Ikke endnu', { why: 'Sidder fast igen' });
    expect(carl.heard()).toEqual([expect.stringContaining('Den er åben igen.')]);
    expect(bo.heard()).toEqual([]);
    await carl.writes('følg ikke INC-1');
    await world.forward(SOON);
    expect(room.card().words).not.toContain('Følges');
  });

  test('en sætning, der begynder med »følg«, er en besked', async () => {
    const { kim } = world;
    await kim.writes('følg op på min sag om printeren');
    expect(kim.heard().join()).not.toContain('Du følger');
  });
});
