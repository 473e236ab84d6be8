import { CROSSED, openWorld, type World } from '../../support/world';

const DAY = 1440;

describe.each(CROSSED)('%s: a caller who does not answer', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, locale: 'da-DK' });
    await world.kim.writes('meld printeren er død');
    await world.dina.writes('tag INC-1');
    await world.dina.fills('Spørg brugeren', { text: 'Hvilken etage?' });
    world.kim.heard();
    world.dina.heard();
  });
  afterEach(() => world.close());

  test('is reminded twice, and then it is offered to close', async () => {
    const { kim, dina } = world;
    const isReminded = async () => {
      await world.forward(DAY);
      expect(kim.heard().join('\n')).toMatch(/Vi venter stadig på dit svar[^\n]*Vi spurgte:\n+[^\n]*Hvilken etage\?/);
      expect(dina.heard().join('\n')).not.toContain('mindet');
    };
    await isReminded();
    await isReminded();
    await world.forward(DAY);
    expect(kim.heard().join('\n')).toContain('Vi har ikke hørt fra dig, så vi lukker måske sagen snart.');
    expect(dina.heard().join('\n')).toContain('Kim Jensen er mindet om det to gange og har ikke svaret.');
    await dina.fills('Løs', { text: 'Ingen svar', code: 'no_fault' });
    expect(kim.heard().join('\n')).toContain('Ingen svar');
  });

  test('hears nothing more once they answer', async () => {
    const { kim, dina } = world;
    await world.forward(DAY);
    await kim.fills('Svar', { text: 'Tredje sal' });
    expect(dina.heard().join('\n')).toContain('Tredje sal');
    kim.heard();
    await world.forward(DAY);
    expect(kim.heard().join('\n')).not.toMatch(/venter stadig|lukker måske/);
  });
});
