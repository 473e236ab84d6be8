import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type World } from '../../support/world';

const DAY = 1440;
const review = { for: ['P1'], due: { kind: 'days', days: 5, text: '5d' }, approve: 'lead', breached: false } as const;

describe.each(CROSSED)('%s: gennemgang', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk: aDesk({ review }), language: 'da', locale: 'da-DK' });
    const { kim, dina } = world;
    await kim.writes('meld printeren er død');
    await dina.writes('tag INC-1');
    await dina.writes('prioritet INC-1 p1 alle er ramt');
    await dina.writes('note INC-1 valsen er slidt op');
    await dina.writes('løs INC-1');
    await dina.presses('Løs', { text: 'Ny valse', code: 'fixed' });
    await kim.writes('det virker INC-1');
    await world.settle();
  });
  afterEach(() => world.close());

  test('ønskes af en P1, skrives, deles, godkendes, og handlingen minder, til den er udført', async () => {
    const { kim, anna, bo, dina, room } = world;
    expect(dina.heard().join('\n')).toContain('Der ønskes en gennemgang, som skal være godkendt');
    await dina.presses('Vis gennemgangen');
    await dina.fills('Hvad skete der', { text: 'Valsen var slidt op, og det var Kims skyld' });
    await dina.writes('gennemgang INC-1');
    await dina.fills('Tilføj en handling', { text: 'Køb en reservevalse', owner: 'bo', due: 'om 3 dage' });
    expect(bo.heard().join('\n')).toContain('Køb en reservevalse');
    anna.heard();

    await dina.writes('gennemgang INC-1');
    await dina.presses('Del kladden');
    // In Slack under the case's card; Teams has no threads that the desk could begin.
    const card = room.card();
    const place = team === 'slack' ? room.under(card) : room;
    expect(place.heard().join('\n')).toContain('Valsen var slidt op');
    expect(anna.heard().join('\n')).toContain('Dina Krogh har delt en kladde');
    await dina.writes('gennemgange');
    expect(dina.heard().join('\n')).toContain('1 gennemgang venter på godkendelse');

    await anna.presses('Vis gennemgangen');
    await anna.presses('Godkend gennemgangen');
    expect((await world.store.reviews.load((await world.incident()).state.id))?.state.status).toBe('approved');
    await dina.writes('gennemgange');
    expect(dina.heard().join('\n')).toContain('Ingen gennemgang venter på godkendelse');

    await world.forward(3 * DAY);
    expect(bo.heard().join('\n')).toContain('Dagen for denne handling er kommet');
    await world.forward(7 * DAY);
    expect(bo.heard().join('\n')).toContain('Dagen for denne handling er kommet');
    await bo.presses('Udført');
    await world.forward(8 * DAY);
    expect(bo.heard().join('\n')).not.toContain('Dagen for denne handling er kommet');

    const seen = [kim.cards().map((card) => card.everShown), kim.heard()].flat().join('\n');
    expect(seen).not.toMatch(/slidt op|reservevalse|gennemgang/);
    await kim.writes('gennemgang INC-1');
    expect(kim.heard().join('\n')).toContain('Der er ingen sådan gennemgang, som du må læse.');
  });
});
