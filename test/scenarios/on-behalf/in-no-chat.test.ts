import { CROSSED, openWorld, type World } from '../../support/world';

const CALL = {
  name: 'Karla Krag',
  email: 'karla@firm.example',
  text: 'The card reader at the gate is dead',
  where: 'Gate 3',
  since: 'this morning',
  callBack: '+45 12 34 56 78',
  source: 'phone',
};

describe.each(CROSSED)('%s: a caller who is in no chat', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  const called = async (call: Partial<typeof CALL> = CALL) => {
    world = await openWorld({ caller, team });
    const { dina } = world;
    await dina.writes('report for');
    const shown = await dina.presses('Log', { source: 'phone', ...call });
    return {
      dina: world.dina,
      anna: world.anna,
      kim: world.kim,
      room: world.room,
      shown,
    };
  };

  test('the form of a call: the card says who called, on which number, and that their answers are the team’s to log', async () => {
    const { room, shown } = await called();
    expect(shown).toContain('INC-1 is logged for Karla Krag, who is in no chat');
    expect((await world.incident()).state).toMatchObject({
      title: CALL.text,
      where: 'Gate 3',
      caller: { name: 'Karla Krag' },
      reporter: { name: 'Dina Krogh' },
      called: { source: 'phone', since: 'this morning', callBack: '+45 12 34 56 78' },
      absent: { email: 'karla@firm.example' },
    });
    const { words } = room.card();
    for (const part of ['Karla Krag called', 'this morning', '+45 12 34 56 78', 'Gate 3', 'Karla Krag is in no chat']) {
      expect(words).toContain(part);
    }
    if (team === 'teams') expect(words).toContain('tel:+4512345678');
    else expect(JSON.stringify(world.slack.slack.workspace.messages.at(-1)?.shown.at(-1))).toContain('tel:+4512345678');
  });

  test('asked: the operator is told to do it themself, reminded of it, and logs the answer, which counts as the caller’s', async () => {
    const { dina, kim, room } = await called();
    await dina.presses('Claim');
    dina.heard();
    const shown = await dina.fills('Ask the caller', { text: 'Which lamp is lit?' });
    expect(shown).toContain('Karla Krag hears nothing of this from me: tell them yourself, on +45 12 34 56 78.');
    expect((await world.incident()).state.status).toBe('waiting');
    await world.forward(3 * 24 * 60);
    expect(dina.heard().join('\n')).toContain('The case waits for an answer from Karla Krag, who is in no chat');
    await dina.fills('Log their answer', { text: 'The red one' });
    const { state, timeline } = await world.incident();
    expect(state).toMatchObject({ status: 'in_progress', lastAnswer: { text: 'The red one' } });
    expect(state.question).toBeUndefined();
    expect(timeline.at(-1)).toMatchObject({ type: 'answered', logged: true, by: { name: 'Dina Krogh' } });
    expect(room.card().words).toContain('Karla Krag answered');
    await dina.writes('show INC-1');
    expect(
      dina
        .cards()
        .concat(dina.posts())
        .map(({ words }) => words)
        .join(),
    ).toContain('Dina Krogh wrote down the answer of Karla Krag');
    await dina.fills('Resolve', { text: 'Took a new fuse', code: 'fixed' });
    await dina.presses('They say it works');
    expect((await world.incident()).state).toMatchObject({ status: 'closed', closed: { how: 'confirmed' } });
    expect(kim.cards()).toEqual([]);
    expect(kim.heard()).toEqual([]);
  });

  test('what is written to them from the case’s thread is kept, and said to be nobody’s to hear', async () => {
    const { dina, room } = await called();
    const thread = room.under(room.card());
    await dina.replies(thread, 'reply: The fuse comes at noon', { mention: true });
    const heard = [...dina.heard(), ...thread.heard(), ...room.heard()].join('\n');
    expect(heard).toContain('Karla Krag hears nothing of this from me');
    expect(heard).not.toContain('Undo');
    expect((await world.incident()).timeline.at(-1)).toMatchObject({ type: 'messaged' });
  });

  test('typed with a name it is logged at once; met in chat later, they are asked, once, and may say yes', async () => {
    world = await openWorld({ caller, team });
    const { dina, callers } = world;
    await dina.writes('report for Karla Krag karla@firm.example The gate is stuck');
    expect(dina.heard().join()).toContain('INC-1 is logged for Karla Krag, who is in no chat');
    const karla = callers.person('Karla Krag', { email: 'karla@firm.example' });
    await karla.arrives();
    await world.settle();
    expect(karla.sees('Yes, it is mine')).toBe(true);
    expect((await world.incident()).state.absent).toEqual({ email: 'karla@firm.example', asked: true });
    await world.forward(2 * 24 * 60);
    await karla.writes('mine');
    expect((await world.incident()).timeline.filter(({ type }) => type === 'addressAsked')).toHaveLength(1);
    await karla.presses('Yes, it is mine');
    expect(
      karla
        .cards()
        .map(({ words }) => words)
        .join(),
    ).toContain('The gate is stuck');
    expect((await world.incident()).state.caller.name).toBe('Karla Krag');
  });

  test('a stranger, a guest with the address, and whoever left are not asked, and press in vain', async () => {
    world = await openWorld({ caller, team });
    const { dina, kim, callers } = world;
    await dina.writes('report for Karla Krag karla@firm.example The gate is stuck');
    const guest = callers.person('Karla Krag', { email: 'karla@firm.example', guest: true });
    await guest.arrives();
    await world.settle();
    expect(guest.sees('Yes, it is mine')).toBe(false);
    const { state, version } = await world.incident();
    const asks = async (whoever: typeof kim) => {
      await whoever.writes('show INC-1');
      return whoever.heard().join();
    };
    expect(await asks(guest)).toContain('I know no INC-1');
    expect(await asks(kim)).toContain('I know no INC-1');
    expect((await world.incident()).version).toBe(version);
    expect(state.absent).toEqual({ email: 'karla@firm.example' });
  });

  test('the form says what is missing, and logs nothing before', async () => {
    const { dina, shown } = await called({ text: 'The gate is stuck', source: 'walkIn' });
    expect(shown).toContain('Write their name, their e-mail address, or both.');
    expect(await dina.presses('Log', { name: 'Karla', email: 'no address', text: 'x', source: 'mail' })).toContain(
      '“no address” is no e-mail address.',
    );
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
    await dina.presses('Log', { name: 'Karla Krag', email: '', text: 'The gate is stuck', source: 'walkIn' });
    expect((await world.incident()).state).toMatchObject({ caller: { name: 'Karla Krag' }, absent: {} });
    expect(world.room.card().words).toContain('Karla Krag came by');
  });

  test('the same call, written down by another within minutes: told first, and logged all the same by a second press', async () => {
    const { anna } = await called();
    await anna.writes('report for Karla Krag karla@firm.example The gate does not open');
    expect(anna.sees('Log all the same')).toBe(true);
    const offer = anna.posts().at(-1)?.words ?? '';
    expect(offer).toContain('Dina Krogh wrote down a case for Karla Krag');
    expect(offer).toContain('INC-1');
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
    await anna.presses('Log all the same', {
      name: 'Karla Krag',
      email: 'karla@firm.example',
      text: 'The gate does not open',
      source: 'phone',
    });
    expect((await world.incident(2)).state).toMatchObject({ caller: { name: 'Karla Krag' } });
    await world.forward(20);
    await anna.writes('report for Karla Krag karla@firm.example The gate, again');
    expect((await world.incident(3)).state.title).toBe('The gate, again');
  });
});
