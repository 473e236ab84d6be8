import { openWorld, PAIRS, type Person, type Room, type World } from '../support/world';

const GUESS = 'I think it is the fuser';

describe.each(PAIRS)('%s: a report in a channel', (_, caller, team) => {
  let world: World;
  let lobby: Room;
  let ole: Person;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    ole = world.callers.person('Ole Olsen');
    lobby = world.callers.room('lobby', [world.kim, ole]);
  });
  afterEach(() => world.close());

  const types = async () => (await world.incident()).timeline.map(({ type }) => type);

  test('is answered in its thread, and a reply there is an answer', async () => {
    const { kim, dina, room } = world;
    const thread = await kim.writesIn(lobby, 'report The printer is jammed');
    expect(thread.card().words).toContain('INC-1 · The printer is jammed');
    expect(lobby.posts()).toHaveLength(1);
    expect(kim.posts()).toHaveLength(0);

    await dina.fills('Ask the caller', { text: 'Which floor?' });
    expect(thread.heard()).toEqual([expect.stringContaining('Which floor?')]);
    await ole.replies(thread, 'Mine is jammed too');
    expect(await types()).not.toContain('answered');

    await kim.replies(thread, 'Floor 3');
    expect(dina.heard()).toEqual([expect.stringContaining('Floor 3')]);
    expect(room.card().words).toContain('Floor 3');
    await kim.replies(thread, 'Beside the kitchen', { mention: true });
    expect(dina.heard()).toEqual([expect.stringContaining('Beside the kitchen')]);
    expect((await types()).filter((type) => type === 'answered')).toHaveLength(2);
    expect(thread.cards()).toHaveLength(1);
    expect(lobby.posts()).toEqual(thread.posts());
  });

  test('what the team writes under its card stays inside', async () => {
    const { kim, dina, room } = world;
    const thread = await kim.writesIn(lobby, 'report The printer is jammed');
    await dina.presses('Claim');
    thread.heard();
    const under = room.under(room.card());
    await dina.replies(under, GUESS);
    await dina.replies(under, `${GUESS}, says Bo`, { mention: true });
    expect((await types()).filter((type) => type === 'noted')).toHaveLength(2);

    await dina.writes('show INC-1');
    expect(dina.heard().join()).toContain(`Dina Krogh noted (internal): ${GUESS}`);
    await world.forward(10);
    const seen = [...lobby.posts(), ...kim.posts()].map(({ everShown }) => everShown).join();
    expect(seen).toContain('Dina Krogh');
    expect(seen).not.toContain(GUESS);
    expect(thread.heard()).toEqual([]);
  });

  test('“svar: …” and “reply: …” there go to the caller, unless they are taken back in time', async () => {
    const { kim, dina, room } = world;
    const thread = await kim.writesIn(lobby, 'report The printer is jammed');
    await dina.presses('Claim');
    thread.heard();
    const under = room.under(room.card());
    await dina.replies(under, 'svar: Please restart it');
    expect(under.heard()).toEqual([expect.stringMatching(/✉ To Kim Jensen, sent in 10 seconds:\n+Please restart it/)]);
    expect(dina.sees('Undo')).toBe(true);
    await world.forward(5 / 60);
    expect(thread.heard()).toEqual([]);
    await world.forward(6 / 60);
    expect(thread.heard()).toEqual([expect.stringMatching(/Dina Krogh writes to you:\n+Please restart it/)]);

    await dina.replies(under, 'reply: Please buy another', { mention: true });
    expect(under.heard()).toEqual([expect.stringContaining('Please buy another')]);
    expect(await dina.presses('Undo')).toContain('Taken back');
    await world.forward(10);
    expect(thread.heard()).toEqual([]);
    expect(under.posts().at(-1)?.buttons).toEqual([]);
    expect(await types()).toEqual(expect.arrayContaining(['messaged', 'unsent']));
    const seen = [...lobby.posts(), ...kim.posts()].map(({ everShown }) => everShown).join();
    expect(seen).not.toMatch(/Please buy another|svar:|reply:/);
  });

  test('somebody else may not press its buttons, and sees no such case', async () => {
    const { kim } = world;
    const thread = await kim.writesIn(lobby, 'report The printer is jammed');
    expect(await ole.presses('It works now')).toContain('I know no such incident');
    await ole.writes('show INC-1');
    expect(ole.heard().join()).toContain('I know no INC-1');
    expect(thread.card().words).toContain('New – nobody has taken it yet');
  });

  test('words without a mention begin nothing', async () => {
    const { kim } = world;
    await kim.writesIn(lobby, 'report The printer is jammed', { mention: false });
    await kim.writesIn(lobby, 'Lunch?', { mention: false });
    expect(lobby.posts()).toEqual([]);
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
  });
});
