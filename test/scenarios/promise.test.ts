import { CROSSED, openWorld, type World } from '../support/world';

describe.each(CROSSED)('%s: news is promised', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, locale: 'da-DK' });
    await world.kim.writes('meld printeren er død');
    await world.dina.writes('tag INC-1');
    world.kim.heard();
  });
  afterEach(() => world.close());

  test('the caller hears it, reads it on the card, and is told when it does not come', async () => {
    const { kim, dina } = world;
    await dina.writes('lov INC-1 10.00 der kommer en ny tromle');
    expect(kim.heard().join('\n')).toMatch(
      /Dina Krogh lover dig nyt senest kl\. 10\.00[^\n]*\n+der kommer en ny tromle/,
    );
    expect(kim.card().words).toContain('Du hører fra os senest kl. 10.00');
    dina.heard();
    await world.forward(61);
    expect(kim.heard().join('\n')).toMatch(
      /Undskyld: du skulle have hørt fra os nu\. Du hører fra os senest kl\. 12\.00/,
    );
    expect(dina.heard().join('\n')).toContain('Kim Jensen var lovet nyt nu og har ikke hørt noget.');
    await world.forward(30);
    expect([kim.heard(), dina.heard()]).toEqual([[], []]);
    expect(kim.card().words).toContain('Du hører fra os senest kl. 12.00');
  });

  test('news keeps it', async () => {
    const { kim, dina } = world;
    await dina.writes('lov INC-1 10.00');
    await dina.presses('Mere…');
    await dina.fills('Besked til brugeren', { text: 'Tromlen er bestilt' });
    kim.heard();
    await world.forward(90);
    expect(kim.heard()).toEqual([]);
    expect(kim.card().words).toMatch(/løst senest fredag[^\n]*Du hører fra os senest på det tidspunkt/);
  });
});
