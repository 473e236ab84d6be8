import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: a case that goes to and fro', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test('in Danish: the lead of its first team decides, and the other hand-overs are refused meanwhile', async () => {
    world = await openWorld({ caller, team, locale: 'da-DK', language: 'da' });
    const { kim, anna, bo, dina, room } = world;
    await kim.writes('meld Printeren på tredje sal sidder fast');
    await dina.writes('tag INC-1');
    await dina.writes('send videre INC-1 netværk: det er kablet');
    await bo.writes('tag imod INC-1');
    await bo.writes('send videre INC-1 servicedesk: det er printeren');
    anna.heard();
    await dina.writes('tag imod INC-1');
    expect(anna.heard().join()).toContain('Sagen har været hos 3 team og går frem og tilbage.');
    expect(room.card().words).toContain('3 (Servicedesk → Netværk → Servicedesk)');
    dina.heard();
    await dina.writes('send videre INC-1 netværk');
    expect(dina.heard().join()).toContain('Anna Holm afgør, hvor den bliver');
    await anna.presses('Bliver hos Netværk');
    anna.heard();
    await anna.writes('tal hop');
    expect(anna.heard().join()).toContain('Netværk ⇄ Servicedesk: 1 sag, sendt videre 2 gange');
    dina.heard();
    await dina.writes('figures hops');
    expect(dina.heard().join()).toContain('Kun teamledere og administratorer ser disse tal.');
    expect((await world.incident()).state).toMatchObject({ team: 'network', status: 'new' });
  });
});
