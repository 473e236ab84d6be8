import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: what somebody wrote is edited', (_, caller, team) => {
  let world: World;
  const open = async (language: 'da' | 'en') => {
    world = await openWorld({ caller, team, ...(language === 'da' && { language, locale: 'da-DK' }) });
  };
  afterEach(() => world.close());

  test('the report: both cards follow, and the team sees what it said before', async () => {
    await open('en');
    const { kim, dina, room } = world;
    await kim.writes('report The printer on floor 3 is jammed');
    await dina.presses('Claim');
    kim.heard();
    room.heard();
    await kim.edits('report The printer on floor 3 is jammed', 'report The printer on floor 4 is jammed');
    for (const card of [kim.card(), room.card()]) {
      expect(card.words).toContain('INC-1 · The printer on floor 4 is jammed');
      expect(card.words).toContain('Edited');
    }
    expect([...kim.heard(), ...dina.heard(), ...room.heard()]).toEqual([]);
    await dina.writes('show INC-1');
    expect(dina.posts().at(-1)?.words).toMatch(/edited their message; it said: The printer on floor 3 is jammed/);
    await kim.writes('show INC-1');
    expect(kim.posts().at(-1)?.words).not.toContain('floor 3');
  });

  test('svaret: kortet følger, og en titel fra en operatør står', async () => {
    await open('da');
    const { kim, dina, room } = world;
    await kim.writes('meld Printeren på 3. sal har papirstop');
    await dina.fills('Spørg brugeren', { text: 'Hvilken bakke?' });
    await kim.writes('Bakke 1');
    await dina.writes('titel INC-1 Papirstop på 3. sal');
    await kim.edits('Bakke 1', 'Bakke 2, vist nok');
    expect(room.card().words).toMatch(/Kim Jensen svarede .*\(redigeret\)/);
    expect(room.card().words).toContain('Bakke 2, vist nok');
    expect(room.card().words).not.toContain('Bakke 1');
    await kim.edits('meld Printeren på 3. sal har papirstop', 'meld Printeren på 4. sal har papirstop');
    expect(room.card().words).toContain('INC-1 · Papirstop på 3. sal');
    expect(room.card().words).toMatch(/Brugeren skrev\W*\n+Printeren på 4. sal har papirstop/);
    const { version } = await world.incident();
    await world.repeat(2, 'one by one');
    await kim.edits('meld Printeren på 4. sal har papirstop', 'meld Printeren på 5. sal har papirstop');
    expect((await world.incident()).version).toBe(version + 1);
  });

  test('before a case was made of it: the case that comes follows it', async () => {
    let blind = true;
    world = await openWorld({
      caller,
      team,
      between: ({ incidents, ...store }) => ({
        ...store,
        incidents: { ...incidents, ofMessage: async (message) => (blind ? [] : incidents.ofMessage(message)) },
      }),
    });
    const { kim, room } = world;
    await kim.writes('report The printer on floor 3 is jammed');
    await kim.edits('report The printer on floor 3 is jammed', 'report The printer on floor 4 is jammed');
    expect(room.card().words).toContain('floor 3');
    blind = false;
    await world.forward(1);
    expect(room.card().words).toContain('INC-1 · The printer on floor 4 is jammed');
    expect(await world.store.revisions.due(new Date(8e15), 9)).toEqual([]);
  });
});
