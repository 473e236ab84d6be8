import { CROSSED, openWorld, type Person, type World } from '../../support/world';

/** What the bot answers them. */
const answer = async (person: Person, text: string): Promise<string> => {
  await person.writes(text);
  return person.posts().at(-1)?.words ?? '';
};

describe.each(CROSSED)('%s: find', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test('cases of the team, open and ended, the words marked, a letter wrong forgiven', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina } = world;
    await kim.writes('report The printer on floor 3 is jammed');
    await dina.presses('Claim');
    await dina.fills('Resolve', { text: 'Took out the paper', code: 'fixed' });
    await kim.presses('Fixed');
    await kim.writes('report The printer smells');
    const found = await answer(dina, 'find printers');
    expect(found).toContain('1–2 of 2 cases');
    for (const words of ['printer', 'smells', 'jammed', 'Closed']) expect(found).toContain(words);
    expect(await answer(dina, 'find prnter paper')).toContain('paper');
    expect(await answer(dina, 'find @kim')).toContain('INC-1');
    expect(await answer(dina, 'find INC-1')).toContain('INC-1');
  });

  test('shows nobody what is not theirs to read', async () => {
    world = await openWorld({ caller, team });
    const { kim, bo } = world;
    await kim.writes('report The printer on floor 3 is jammed');
    expect(await answer(bo, 'find printer')).toContain('No case that you can read fits “printer”');
    expect(await answer(bo, 'find INC-1')).toContain('I know no INC-1');
    expect(await answer(kim, 'find printer')).toContain('INC-1');
  });

  test('på dansk', async () => {
    world = await openWorld({ caller, team, locale: 'da-DK', language: 'da' });
    const { kim, dina } = world;
    await kim.writes('meld Printeren på 3. sal sidder fast');
    expect(await answer(dina, 'søg printere')).toContain('Printeren');
    expect(await answer(dina, 'søg')).toContain('Hvad leder du efter?');
    expect(await answer(dina, 'søg og det er')).toContain('Skriv et ord eller to');
    expect(await answer(dina, 'søg {"$gt":""}')).toContain('Ingen sager, du kan læse, passer til');
    expect(await answer(dina, 'søg .*')).toContain('Skriv et ord eller to');
    expect(await answer(dina, `søg ${'printer '.repeat(500)}`)).toMatch(/for lang|tegn/);
  });
});
