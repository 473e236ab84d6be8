import { CROSSED, openWorld, type World } from '../../support/world';

const SECRET = 'Min chef Ole har spildt kaffe på routeren';
const TITLE = 'Intet wi-fi på 3. sal';
const REPORT = 'mit wi-fi på 3. sal er dødt';
const OFFER = 'Er det måske det samme som dette, der er kendt?';
const GONE = 'Den er slut nu, eller den er ikke længere for alle.';
/** Long enough for what is asked of the other case, and for a recount. */
const SOON = 0.2;

describe.each(CROSSED)('%s: den, der har meldt noget, der er kendt', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await world.bo.writes(`meld ${SECRET}`);
    await world.dina.writes('offentlig INC-1');
    await world.dina.presses('Vis den til alle', { title: TITLE });
    for (const person of [world.kim, world.dina, world.bo]) person.heard();
  });
  afterEach(() => world.close());

  const stateOf = async (number: number) => (await world.incident(number)).state;

  test('skrevet: kortet tilbyder det; et tryk gør den til en dublet, to ændrer intet, og enden høres', async () => {
    const { kim, dina } = world;
    await kim.writes(`meld ${REPORT}`);
    expect(kim.card().words).toContain(OFFER);
    expect(kim.card().words).toContain(TITLE);
    expect(kim.card().words).not.toMatch(/kaffe|Bo Lund|INC-1/);
    await kim.presses('Det er den samme');
    expect(kim.card().words).toContain('Den er den samme som INC-1, som fortsætter.');
    expect(await stateOf(2)).toMatchObject({ status: 'closed', merged: { number: 1 } });
    expect(kim.card().words).not.toContain(OFFER);
    await world.forward(SOON);
    expect((await stateOf(1)).meToos).toEqual({ people: 1, departments: 0 });
    const { version } = await world.incident(2);
    await kim.pressesLate('Det er den samme');
    expect((await world.incident(2)).version).toBe(version);
    kim.heard();
    await dina.writes('løs INC-1');
    await dina.presses('Løs', { text: 'Ny router', code: 'fixed' });
    expect(kim.heard().join()).toMatch(/INC-1 · [^\n]*\W+Den er løst\./);
    // Opened again it stands for itself: it was not the same.
    await kim.writes('genåbn INC-2');
    expect(kim.card().words).not.toContain(OFFER);
  });

  test.each([
    ['slut', 'løs', { text: 'Ny router', code: 'fixed' }, 'Løs'],
    ['ikke længere kendt', 'offentlig', { title: '' }, 'Vis den til alle'],
  ])('er den anden %s imens, siges det, og intet ændres', async (_name, word, sent, send) => {
    const { kim, dina } = world;
    await kim.writes(`meld ${REPORT}`);
    await dina.writes(`${word} INC-1`);
    await dina.presses(send, sent);
    const { version } = await world.incident(2);
    expect(await kim.presses('Det er den samme')).toContain(GONE);
    expect((await world.incident(2)).version).toBe(version);
  });

  test('i en kanal står den der ikke: den, der har meldt den, ser den alene', async () => {
    const { kim, callers } = world;
    const lobby = callers.room('lobby', [kim]);
    const thread = await kim.writesIn(lobby, `meld ${REPORT}`);
    expect(thread.card().words).toContain('Noget lignende er måske allerede kendt.');
    expect(thread.card().everShown).not.toContain(TITLE);
    await kim.presses('Se, om det er det samme…');
    await kim.presses('Det er den samme');
    expect(await stateOf(2)).toMatchObject({ merged: { number: 1 } });
    expect(thread.card().everShown).not.toContain(TITLE);
  });

  test('stod det over formularen, som blev sendt alligevel, står det ikke på kortet', async () => {
    const { kim } = world;
    await kim.writes(REPORT);
    expect(kim.sees('Det har jeg også')).toBe(true);
    await kim.presses('Send', { impact: 'me', urgency: 'working' });
    await world.settle();
    expect(await stateOf(2)).not.toHaveProperty('alike');
    expect(kim.card().words).not.toContain(TITLE);
  });
});
