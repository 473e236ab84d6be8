import { CROSSED, openWorld, type World } from '../../support/world';

const TEXT = 'The printer on the third floor is jammed';

describe.each(CROSSED)('%s: an operator logs for an address', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test('its owner reads nothing before they say that the case is theirs; then it is, in their own language', async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    const { kim, dina, room } = world;
    await world.store.callers.put([{ key: 'kim.jensen@example.com', name: 'Kim Jensen', vip: true }], '1');
    await dina.writes(`report for Kim.Jensen@example.com ${TEXT}`);
    expect(dina.heard()).toEqual([expect.stringContaining('INC-1 er oprettet for Kim Jensen, som bliver spurgt')]);
    expect((await world.incident()).state).toMatchObject({
      title: TEXT,
      caller: { name: 'Kim Jensen' },
      reporter: { name: 'Dina Krogh' },
      absent: { email: 'kim.jensen@example.com', asked: true },
      language: 'da',
      callerRecord: { vip: true },
    });
    const [{ words, buttons } = { words: '', buttons: [] }] = kim.posts().slice(-1);
    expect(words).toContain('Dina Krogh har oprettet en sag for dig. Er den din?');
    expect(words).not.toContain('printer');
    expect(new Set(buttons)).toEqual(new Set(['Ja, den er min', 'Nej, ikke min']));
    expect(room.card().words).toContain('Kim Jensen er spurgt, om sagen er deres');
    await kim.writes('vis INC-1');
    expect(kim.heard().join()).toContain('Jeg kender ikke INC-1');
    await kim.writes('mine');
    expect(kim.heard().join()).not.toContain('INC-1');

    await kim.presses('Ja, den er min');
    expect((await world.incident()).state).toMatchObject({
      caller: { name: 'Kim Jensen' },
      origin: { kind: 'direct', platform: caller },
    });
    expect((await world.incident()).state.absent).toBeUndefined();
    expect(kim.sees('Ja, den er min')).toBe(false);
    const card = kim.cards().find((one) => one.words.includes(TEXT));
    expect(card?.words).toMatch(/Indmeldt af\W*\n*\W*Dina Krogh/);
    expect(room.card().words).not.toContain('er spurgt');

    await dina.presses('Tag sagen');
    await dina.fills('Løs', { text: 'Papiret er taget ud', code: 'fixed' });
    expect(kim.heard().join()).toContain('Papiret er taget ud');
    await kim.presses('Det virker');
    expect((await world.incident()).state.status).toBe('closed');
  });

  test('no: whoever typed it hears that, nobody reads it as its caller, and a second press changes nothing', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina, room } = world;
    await dina.writes(`report for kim.jensen@example.com ${TEXT}`);
    dina.heard();
    await kim.presses('No, not mine');
    expect(dina.heard().join()).toContain('Kim Jensen says that this case is not theirs');
    const { state, version } = await world.incident();
    expect(state.absent).toEqual({ denied: true });
    expect(room.card().words).toContain('says that this case is not theirs');
    await kim.pressesLate('Yes, it is mine');
    await kim.pressesLate('No, not mine');
    expect((await world.incident()).version).toBe(version);
    await kim.writes('show INC-1');
    expect(kim.heard().join()).toContain('I know no INC-1');
  });

  test('a second yes is so already; no after yes is too late', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina } = world;
    await dina.writes(`report for kim.jensen@example.com ${TEXT}`);
    await kim.presses('Yes, it is mine');
    const { version } = await world.incident();
    await kim.pressesLate('Yes, it is mine');
    await kim.pressesLate('No, not mine');
    const after = await world.incident();
    expect(after.version).toBe(version);
    expect(after.state.caller.name).toBe('Kim Jensen');
  });

  test('what was asked meanwhile is theirs to answer once they said yes', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina } = world;
    await dina.writes(`report for kim.jensen@example.com ${TEXT}`);
    await dina.fills('Ask the caller', { text: 'Which floor?' });
    expect(
      kim
        .posts()
        .map(({ words }) => words)
        .join(),
    ).not.toContain('Which floor?');
    await kim.presses('Yes, it is mine');
    expect(
      kim
        .cards()
        .map(({ words }) => words)
        .join(),
    ).toContain('Which floor?');
    await kim.fills('Reply', { text: 'The third' });
    expect((await world.incident()).state).toMatchObject({ status: 'in_progress', lastAnswer: { text: 'The third' } });
  });

  test('refused: by a caller, by no address, without a name for nobody, with no words; nothing is logged', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina, room } = world;
    await kim.writes('report for dina.krogh@example.com The printer is jammed');
    expect(kim.heard()).toEqual([expect.stringContaining('Only operators log a case for somebody else')]);
    await kim.writes('report for Nobody nobody@example.com The printer is jammed');
    expect(kim.heard()).toEqual([expect.stringContaining('Only operators log a case for somebody else')]);
    await kim.writes('report for');
    expect(kim.heard()).toEqual([expect.stringContaining('Only operators log a case for somebody else')]);
    await dina.writes('report for @nobody The printer is jammed');
    expect(dina.heard()).toEqual([expect.stringContaining('I do not know whom “@nobody” means')]);
    await dina.writes('report for kim.jensen@example.com');
    expect(dina.heard()).toHaveLength(1);
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
    await dina.writes('report for nobody@example.com The printer is jammed');
    expect(dina.sees('Log')).toBe(true);
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

  test('typed in a room, it is answered to the operator alone, and the question goes to its owner', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina, room } = world;
    await dina.writesIn(room, 'report for kim.jensen@example.com My screen is black');
    expect((await world.incident()).state).toMatchObject({
      caller: { name: 'Kim Jensen' },
      origin: { kind: 'direct' },
    });
    expect(kim.sees('Yes, it is mine')).toBe(true);
    expect(room.cards()).toHaveLength(1);
  });

  test('a confidential one is for its lead alone: whoever wrote it down reads it no more, and logs no answer', async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    const { kim, dina, room } = world;
    await dina.writes('meld for kim.jensen@example.com Min løn er forkert');
    expect((await world.incident()).state).toMatchObject({ confidential: true, caller: { name: 'Kim Jensen' } });
    expect(dina.heard().join()).toContain('INC-1 er oprettet for Kim Jensen');
    expect(kim.posts().at(-1)?.words).not.toContain('løn');
    expect(room.cards()).toEqual([]);
    await dina.writes('vis INC-1');
    expect(dina.heard().join()).toContain('Jeg kender ikke INC-1');
    await kim.presses('Ja, den er min');
    expect(
      kim
        .cards()
        .map(({ words }) => words)
        .join(),
    ).toContain('Min løn er forkert');
  });
});
