import { CROSSED, openWorld, type World } from '../../support/world';

const TITLE = 'Printeren på 3. sal har papirstop';
const HELPS = 'Brug printeren på 2. sal';
/** Long enough for a recount. */
const SOON = 0.2;

describe.each(CROSSED)('%s: noget hjælper for nu', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('brugeren og de, der følger sagen, hører det; brugeren spørges igen, og sagen er åben', async () => {
    const { kim, bo, carl, dina, room } = world;
    await kim.writes(`meld ${TITLE}`);
    await kim.presses('Mit team');
    await kim.presses('Nej');
    await carl.writes('følg INC-1');
    await bo.writes('følg Servicedesk');
    await world.forward(SOON);
    await dina.presses('Tag sagen');
    kim.heard();
    carl.heard();
    bo.heard();

    await dina.writes(`midlertidig løsning INC-1 ${HELPS}`);
    expect(dina.heard().join()).toContain('Den er stadig åben.');
    const told = kim.heard().join('\n');
    expect(told).toContain('Dina Krogh har fundet noget, der hjælper for nu. Din sag er stadig åben.');
    expect(told).toContain(HELPS);
    expect(told).toContain('Kan du arbejde?');
    expect(carl.heard()).toEqual([expect.stringContaining(HELPS)]);
    expect(bo.heard()).toEqual([]);
    for (const card of [kim.card(), room.card()]) {
      expect(card.words).toContain('Dina Krogh har en midlertidig løsning');
      expect(card.words).toContain(HELPS);
    }
    const { priority } = (await world.incident()).state;
    await kim.presses('Ja');
    const { state } = await world.incident();
    expect(state).toMatchObject({ urgency: 'working', status: 'in_progress' });
    expect(state.priority > priority).toBe(true);

    await dina.writes(`midlertidig løsning INC-1 ${HELPS}`);
    expect(kim.heard()).toEqual([]);
    await dina.fills('Løs', { text: 'Ny valse', code: 'fixed' });
    expect(kim.card().words).not.toContain(HELPS);
    await dina.writes('midlertidig løsning INC-1 Brug en anden');
    expect(kim.heard().join()).not.toContain('Brug en anden');
  });
});
