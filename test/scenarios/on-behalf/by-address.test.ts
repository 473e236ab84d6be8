import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: an operator logs for somebody else', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test('the case is the caller’s, in their own chat and language; the card says who wrote it down', async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    const { kim, dina, room } = world;
    await world.store.callers.put([{ key: 'kim.jensen@example.com', name: 'Kim Jensen', vip: true }], '1');
    await dina.writes('report for Kim.Jensen@example.com The printer on the third floor is jammed');
    expect(dina.heard()).toEqual([expect.stringContaining('INC-1 er oprettet for Kim Jensen.')]);
    expect(dina.cards()).toEqual([]);
    const { state } = await world.incident();
    expect(state).toMatchObject({
      title: 'The printer on the third floor is jammed',
      caller: { name: 'Kim Jensen' },
      reporter: { name: 'Dina Krogh' },
      language: 'da',
      origin: { kind: 'direct', platform: caller },
      callerRecord: { vip: true },
    });
    expect(kim.card().words).toContain('The printer on the third floor is jammed');
    expect(kim.card().words).toMatch(/Indmeldt af\W*\n*\W*Dina Krogh/);
    expect(room.card().words).toContain('Kim Jensen');
    expect(room.card().words).toMatch(/Indmeldt af\W*\n*\W*Dina Krogh/);

    await dina.presses('Tag sagen');
    await dina.fills('Løs', { text: 'Papiret er taget ud', code: 'fixed' });
    expect(kim.heard().join()).toContain('Papiret er taget ud');
    await kim.presses('Det virker');
    expect((await world.incident()).state.status).toBe('closed');
  });

  test('refused: by a caller, by no address, for nobody, with no words; nothing is logged, nobody hears of it', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina, room } = world;
    await kim.writes('report for dina.krogh@example.com The printer is jammed');
    expect(kim.heard()).toEqual([expect.stringContaining('Only operators log a case for somebody else')]);
    await kim.writes('report for nobody@example.com The printer is jammed');
    expect(kim.heard()).toEqual([expect.stringContaining('Only operators log a case for somebody else')]);
    await dina.writes('report for @nobody The printer is jammed');
    expect(dina.heard()).toEqual([expect.stringContaining('I do not know whom “@nobody” means')]);
    await dina.writes('report for nobody@example.com The printer is jammed');
    expect(dina.heard()).toEqual([
      expect.stringContaining('I know nobody in chat with the address nobody@example.com'),
    ]);
    const guest = world.callers.person('Gro Gæst', { email: 'gro@example.com', guest: true });
    await guest.arrives();
    await world.settle();
    await dina.writes('report for gro@example.com The printer is jammed');
    expect(dina.heard()).toEqual([expect.stringContaining('I know nobody in chat with the address gro@example.com')]);
    await dina.writes('report for kim.jensen@example.com');
    expect(dina.heard()).toHaveLength(1);
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
    expect([...room.cards(), ...kim.cards()]).toEqual([]);
  });

  test('a report that begins with “for”, and one for oneself, are one’s own', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina } = world;
    await kim.writes('report for the third time the printer jams');
    await dina.writes('report for dina.krogh@example.com My screen is black');
    const [first, second] = [(await world.incident(1)).state, (await world.incident(2)).state];
    expect(first).toMatchObject({ title: 'for the third time the printer jams', caller: { name: 'Kim Jensen' } });
    expect(second).toMatchObject({ title: 'My screen is black', caller: { name: 'Dina Krogh' } });
    expect([first, second].filter(({ reporter }) => reporter)).toEqual([]);
  });

  test('typed in a room, it is answered to the operator alone, and the card stands with the caller', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina, room } = world;
    await dina.writesIn(room, 'report for kim.jensen@example.com My screen is black');
    expect((await world.incident()).state).toMatchObject({
      caller: { name: 'Kim Jensen' },
      origin: { kind: 'direct' },
    });
    expect(kim.card().words).toContain('My screen is black');
    expect(room.cards()).toHaveLength(1);
  });

  test('a confidential one is the caller’s alone: whoever wrote it down reads it no more', async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    const { kim, dina, room } = world;
    await dina.writes('meld for kim.jensen@example.com Min løn er forkert');
    expect((await world.incident()).state).toMatchObject({ confidential: true, caller: { name: 'Kim Jensen' } });
    expect(dina.heard().join()).toContain('INC-1 er oprettet for Kim Jensen');
    expect(kim.card().words).toContain('Min løn er forkert');
    expect(room.cards()).toEqual([]);
    await dina.writes('vis INC-1');
    expect(dina.heard().join()).toContain('Jeg kender ikke INC-1');
  });
});
