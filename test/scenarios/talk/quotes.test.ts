import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('what a report quotes is the report', async () => {
    await world.kim.writes('meld kunden skriver:\n> jeg kan ikke logge ind\n> siden i morges');
    expect((await world.incident()).state.details).toBe('kunden skriver:\n> jeg kan ikke logge ind\n> siden i morges');
    expect(world.room.card().read).toContain('jeg kan ikke logge ind');
    await world.kim.writes('meld\n```\n> npm start\nError: port in use\n```');
    expect((await world.incident(2)).state.details).toContain('> npm start\nError: port in use');
  });

  test('what an answer quotes is none of it', async () => {
    await world.kim.writes('meld printeren er i stykker');
    await world.dina.fills('Spørg brugeren', { text: 'Hvilken etage?' });
    await world.kim.writes('> Hvilken etage?\ntredje');
    expect((await world.incident()).state.lastAnswer?.text).toBe('tredje');
  });

  test('what was typed stands there, and what nobody sees breaks no command', async () => {
    const typed = 'felt <data> er tomt & viser <b>fed</b> List<a>';
    await world.kim.writes(`\u200Bmeld ${typed}`);
    expect((await world.incident()).state.title).toBe(typed);
    expect(world.room.card().read).toContain(typed);
  });
});
