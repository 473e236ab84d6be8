import { aDeskOfAreas } from '../../support/areas';
import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: what a case looks like', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test('stands on the team’s card, and one tap changes it', async () => {
    world = await openWorld({ caller, team, desk: aDeskOfAreas() });
    const { kim, anna, room } = world;
    await kim.writes('report the printer does not find the wifi');
    expect(room.card().words).toContain('Looks like: Hardware');
    expect(room.card().buttons).toEqual(expect.arrayContaining(['Network › Wi-Fi', 'Another category']));
    expect(kim.card().words).not.toContain('Looks like');
    expect(kim.card().buttons.join()).not.toContain('Network');
    await anna.presses('Another category');
    expect((await world.incident()).state).toMatchObject({ category: 'hardware' });
  });

  test('of a case that nobody has: it goes to the team of that area, and they hear of it', async () => {
    world = await openWorld({ caller, team, desk: aDeskOfAreas() });
    const { kim, dina, room, bo } = world;
    await kim.writes('report the printer does not find the wifi');
    await dina.presses('Network › Wi-Fi');
    expect((await world.incident()).state).toMatchObject({ category: 'network', sub: 'wifi', team: 'network' });
    expect(room.posts()[0]?.words).toContain('The case has moved to Network');
    expect(kim.card().words).toContain('Network › Wi-Fi');
    expect(bo.heard().join()).toContain(
      'It is about Network › Wi-Fi. It came from Service desk and is with Network now.',
    );
  });

  test('is what the ended cases of the desk were, unless an operator says else', async () => {
    world = await openWorld({ caller, team, desk: aDeskOfAreas(), locale: 'da-DK', language: 'da' });
    const { kim, dina, room } = world;
    await kim.writes('meld Citrix starter ikke');
    expect(room.card().words).toContain('Teksten siger ikke, hvad sagen handler om');
    await dina.presses('Tag sagen');
    await dina.writes('kategori INC-1 netværk vpn');
    expect(room.card().words).not.toContain('Ligner');
    await dina.fills('Løs', { text: 'Startede klienten igen', code: 'fixed' });
    await world.forward(11);
    await kim.writes('meld Min Citrix vil ikke starte');
    const { state } = (await world.store.incidents.byNumber(2)) ?? {};
    expect(state).toMatchObject({ category: 'network', sub: 'vpn', team: 'network', suggested: ['network.vpn'] });
  });
});
