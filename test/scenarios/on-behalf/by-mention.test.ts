import { openWorld, PAIRS, type World } from '../../support/world';

/** A platform's mentions name its own people. */
const ALONE = PAIRS.slice(0, 2);

describe.each(ALONE)('%s: an operator names somebody by a mention', (_, platform) => {
  let world: World;
  afterEach(() => world.close());

  const open = async () => {
    world = await openWorld({ caller: platform, team: platform });
    const { operators, dina, kim } = world;
    const eva = operators.person('Eva Lund', { email: 'eva.lund@example.com' });
    await eva.arrives();
    const gro = operators.person('Gro Gæst', { email: 'gro@example.com', guest: true });
    await gro.arrives();
    await world.settle();
    const hall = operators.room('all-staff', [dina, kim, eva, gro]);
    await operators.installs(hall, dina);
    await world.settle();
    for (const place of [eva, gro, hall, kim, dina]) place.begins();
    return { operators, kim, dina, eva, gro, hall };
  };

  test('the case is theirs at once, in their own chat: their platform says who they are', async () => {
    const { kim, dina, hall } = await open();
    const { room } = world;
    await dina.writesIn(hall, 'report for @Kim Jensen: The printer is jammed', { named: [kim] });
    expect((await world.incident()).state).toMatchObject({
      title: 'The printer is jammed',
      caller: { name: 'Kim Jensen' },
      reporter: { name: 'Dina Krogh' },
      origin: { kind: 'direct', platform },
    });
    expect(kim.card().words).toContain('The printer is jammed');
    expect(room.card().words).toContain('Dina Krogh');
    await dina.presses('Claim');
    await dina.fills('Resolve', { text: 'Took the paper out', code: 'fixed' });
    await kim.presses('Fixed');
    expect((await world.incident()).state.status).toBe('closed');
  });

  test('of two who are named the first is meant, and the other one stays in the text', async () => {
    const { kim, dina, hall, eva } = await open();
    await dina.writesIn(hall, 'report for @Eva Lund @Kim Jensen has her key', { named: [eva, kim] });
    const { state } = await world.incident();
    expect(state.caller.name).toBe('Eva Lund');
    expect(state.title).toContain('has her key');
    expect(kim.cards()).toEqual([]);
  });

  test('refused: by a caller, for a guest, for somebody who left; oneself is a report of one’s own', async () => {
    const { kim, dina, hall, gro, eva, operators } = await open();
    const hear = (from: { heard(): readonly string[] }) => [...hall.heard(), ...from.heard()].join('\n');
    await kim.writesIn(hall, 'report for @Dina Krogh The printer is jammed', { named: [dina] });
    expect(hear(kim)).toContain('Only operators log a case for somebody else');
    await dina.writesIn(hall, 'report for @Gro Gæst The printer is jammed', { named: [gro] });
    expect(hear(dina)).toContain('Gro Gæst is a guest, or has left');
    await operators.becomes(eva, 'gone');
    await dina.writesIn(hall, 'report for @Eva Lund The printer is jammed', { named: [eva] });
    expect(hear(dina)).toMatch(/Eva Lund is a guest, or has left|I cannot find Eva Lund in this chat/);
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
    await dina.writesIn(hall, 'report for @Dina Krogh My screen is black', { named: [dina] });
    const { state } = await world.incident();
    expect([state.caller.name, state.reporter]).toEqual(['Dina Krogh', undefined]);
  });

  test('a platform that cannot be asked says nothing of anybody: to be tried again', async () => {
    const { kim, dina, hall } = await open();
    if (platform === 'slack') world.slack.slack.fault('users.info', { error: 'internal_error' }, 9);
    else world.teams.teams.fault('member', { type: 'status', status: 429 });
    await dina.writesIn(hall, 'report for @Kim Jensen The printer is jammed', { named: [kim] });
    expect([...hall.heard(), ...dina.heard()].join()).toContain('cannot be looked up just now');
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
  });

  test('the same call, written down by another within minutes, is offered first; then it is theirs all the same', async () => {
    const { kim, dina, hall } = await open();
    const { anna, room } = world;
    await dina.writesIn(hall, 'report for @Kim Jensen The printer is jammed', { named: [kim] });
    const both = world.operators.room('both', [anna, kim]);
    await world.operators.installs(both, anna);
    await anna.writesIn(both, 'report for @Kim Jensen Paper is stuck', { named: [kim] });
    expect(anna.posts().at(-1)?.words).toContain('Dina Krogh wrote down a case for Kim Jensen');
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
    const call = { name: 'Kim Jensen', email: '', text: 'Paper is stuck', source: 'phone' };
    await anna.presses('Log all the same', call);
    const { state } = await world.incident(2);
    expect(state).toMatchObject({ caller: { id: (await world.incident(1)).state.caller.id } });
    expect(state.absent).toBeUndefined();
    expect(room.cards()).toHaveLength(2);
  });

  test('a colleague is invited by a mention; a guest is not', async () => {
    const { kim, dina, hall, eva, gro } = await open();
    await kim.writes('report The printer is jammed');
    await dina.writesIn(hall, 'invite INC-1 @Eva Lund', { named: [eva] });
    expect((await world.incident()).state.participants).toMatchObject([{ name: 'Eva Lund' }]);
    expect(eva.heard().join()).toContain('Dina Krogh');
    hall.heard();
    await dina.writesIn(hall, 'invite INC-1 @Gro Gæst', { named: [gro] });
    expect([...hall.heard(), ...dina.heard()].join('\n')).toContain('Gro Gæst is a guest');
    expect((await world.incident()).state.participants).toHaveLength(1);
  });
});
