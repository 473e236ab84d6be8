import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type World } from '../../support/world';

const DAY = 1440;
const desk = aDesk({ survey: { everyMs: 14 * DAY * 60_000 } });
const QUESTION = 'Hvordan gik det, fra 1 (dårligt) til 5 (rigtig godt)?';

describe.each(CROSSED)('%s: hvordan det gik', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk, language: 'da', locale: 'da-DK' });
    await isOver('printeren er død', 1);
  });
  afterEach(() => world.close());

  async function isOver(text: string, number: number): Promise<void> {
    const { kim, dina } = world;
    await kim.writes(`meld ${text}`);
    await dina.writes(`tag INC-${number}`);
    await dina.writes(`løs INC-${number}`);
    await dina.presses('Løs', { text: 'Ny rulle', code: 'fixed' });
    await kim.writes(`det virker INC-${number}`);
    await world.settle();
    for (const person of [kim, dina, world.anna]) person.heard();
  }
  const cardOf = (words: string) => {
    const found = world.kim.cards().find((card) => card.words.includes(words));
    if (!found) throw new Error(`No card of "${words}"`);
    return found;
  };

  test('spørges der om med ét tryk i samme besked, og lederen hører om et 2-tal, ingen andre', async () => {
    const { kim, anna, dina, room } = world;
    expect(cardOf('printeren er død').words).toContain(QUESTION);
    const before = kim.posts().length;

    await kim.presses('2');
    expect(kim.posts()).toHaveLength(before);
    expect(cardOf('printeren er død').words).not.toContain(QUESTION);
    expect(anna.heard().join('\n')).toContain('Kim Jensen gav 2 af 5 for, hvordan det gik med sagen.');

    await kim.fills('Skriv hvorfor', { text: 'Det tog tre dage' });
    expect(anna.heard().join('\n')).toContain('Det tog tre dage');
    expect(cardOf('printeren er død').words).toContain('Tak, fordi du fortalte, hvordan det gik.');
    await dina.writes('vis INC-1');
    await dina.writes('hvorfor INC-1');
    expect([room.card().everShown, ...dina.heard()].join('\n')).not.toMatch(/2 af 5|tre dage|hvordan det gik/);
  });

  test('siges én gang: et for sent tryk ændrer intet', async () => {
    const { kim, anna } = world;
    await kim.presses('5');
    expect(await kim.pressesLate('1')).toContain('Du har allerede fortalt, hvordan det gik med sagen');
    expect((await world.incident()).state.score?.given).toBe(5);
    expect(anna.heard().join('\n')).not.toContain('af 5');
  });

  test('siges ikke om en sag, der er åben igen', async () => {
    const { kim } = world;
    await kim.writes('genåbn INC-1');
    expect(cardOf('printeren er død').words).not.toContain(QUESTION);
    await kim.pressesLate('1');
    expect((await world.incident()).state.score).toBeUndefined();
  });

  test('spørges samme person højst om hver fjortende dag', async () => {
    await isOver('musen er væk', 2);
    expect(cardOf('musen er væk').words).not.toContain(QUESTION);
    await world.forward(15 * DAY);
    await isOver('skærmen er sort', 3);
    expect(cardOf('skærmen er sort').words).toContain(QUESTION);
  });

  test('tælles samlet, først fra tre svar', async () => {
    const { kim, anna, dina } = world;
    await kim.presses('5');
    await anna.writes('tal tilfredshed');
    expect(anna.heard().join('\n')).toContain('Servicedesk: færre end 3 svar');
    for (const number of [2, 3]) {
      await world.forward(15 * DAY);
      await isOver(`nummer ${number} er i stykker`, number);
      await kim.presses('4');
    }
    await anna.writes('tal tilfredshed');
    expect(anna.heard().join('\n')).toContain('4,3 af 5 i gennemsnit, 3 svar (1: 0 · 2: 0 · 3: 0 · 4: 2 · 5: 1)');
    await dina.writes('tal tilfredshed');
    expect(dina.heard().join('\n')).toContain('Kun teamledere og administratorer ser disse tal.');
  });
});
