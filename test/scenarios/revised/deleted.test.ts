import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: what somebody wrote is deleted', (_, caller, team) => {
  let world: World;
  const open = async (language: 'da' | 'en') => {
    world = await openWorld({ caller, team, ...(language === 'da' && { language, locale: 'da-DK' }) });
  };
  afterEach(() => world.close());

  /** All that the desk keeps about the case. */
  const kept = async () => {
    const { store } = world;
    const { state, ...stored } = await world.incident();
    const subject = { kind: 'incident', id: state.id };
    return JSON.stringify([
      state,
      stored,
      await store.incidents.history(state.id),
      await store.deliveries.ofSubject(subject),
      await store.revisions.due(new Date(8e15), 9),
    ]);
  };

  test('an answer: it is gone from the card, its copies and the store', async () => {
    await open('en');
    const { kim, dina, room } = world;
    await kim.writes('report The printer on floor 3 is jammed');
    await dina.fills('Ask the caller', { text: 'Which tray?' });
    await kim.writes('My password is swordfish');
    expect(dina.heard().join()).toContain('swordfish');
    expect(room.card().words).toContain('swordfish');
    await kim.edits('My password is swordfish', 'My password is tunafish');
    expect(
      dina
        .posts()
        .map(({ words }) => words)
        .join(),
    ).toMatch(/answered \(edited\):\W+My password is tunafish/);
    await kim.deletes('My password is tunafish');
    await world.forward(1);
    for (const place of [kim, dina, room]) {
      expect(
        place
          .posts()
          .map(({ words }) => words)
          .join(),
      ).not.toMatch(/swordfish|tunafish/);
    }
    expect(
      dina
        .posts()
        .map(({ words }) => words)
        .join(),
    ).toContain('Kim Jensen has deleted what stood here.');
    expect(await kept()).not.toMatch(/swordfish|tunafish/);
    await dina.writes('show INC-1');
    expect(dina.posts().at(-1)?.words).toContain('Kim Jensen deleted a message');
    expect((await world.incident()).state.status).toBe('in_progress');
  });

  test('meldingen: sagen bliver uden ord, også hvor den blev nævnt', async () => {
    await open('da');
    const { kim, dina, room } = world;
    await kim.writes('meld Hemmeligheden er lakrids');
    await dina.presses('Tag sagen');
    await kim.deletes('meld Hemmeligheden er lakrids');
    await world.forward(1);
    for (const card of [kim.card(), room.card()]) expect(card.words).toContain('INC-1 · (beskeden er slettet)');
    for (const place of [kim, dina, room]) {
      expect(
        place
          .posts()
          .map(({ words }) => words)
          .join(),
      ).not.toContain('lakrids');
    }
    expect(await kept()).not.toContain('lakrids');
    expect(kim.heard().join()).not.toContain('lakrids');
  });
});
