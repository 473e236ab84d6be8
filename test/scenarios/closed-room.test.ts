import { openWorld, PAIRS, type World } from '../support/world';

const WHY = 'I could not write in the team’s channel';

describe.each(PAIRS)('%s: the team’s room takes nothing any more', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  test('a new case goes to the lead, who is told why and works on it there', async () => {
    const { kim, anna, room, operators } = world;
    operators.closesRoom(room);
    await kim.writes('report The printer is jammed');
    expect(anna.card().words).toContain('INC-1 · The printer is jammed');
    expect(anna.card().words).toContain(WHY);
    expect(kim.card().words).not.toContain('I could not write');
    await anna.presses('Claim');
    expect(kim.heard()).toEqual([expect.stringContaining('Anna Holm has taken your incident')]);
    expect(anna.card().words).toContain('Anna Holm has it');
    await world.forward(10);
    expect(anna.cards()).toHaveLength(1);
  });

  test('a case whose card stood there comes to the lead with its next change', async () => {
    const { kim, anna, room, operators } = world;
    await kim.writes('report The printer is jammed');
    operators.closesRoom(room);
    await kim.presses('Everybody');
    expect(anna.card().words).toContain('P1');
    expect(anna.card().words).toContain(WHY);
    await kim.presses('No');
    expect(anna.cards()).toHaveLength(1);
  });

  test('a ping for the team reaches its lead, once', async () => {
    const { kim, anna, room, operators } = world;
    await kim.writes('report Nothing works');
    await kim.presses('Everybody');
    await kim.presses('No');
    operators.closesRoom(room);
    await world.forward(5);
    expect(anna.heard()).toEqual([expect.stringContaining('Nobody')]);
    await world.forward(5);
    expect(anna.heard()).toEqual([]);
  });
});

describe.each(PAIRS)('%s: the room the case was reported in takes nothing any more', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  test('its caller hears on in their own conversation', async () => {
    const { kim, dina, callers } = world;
    const lobby = callers.room('lobby', [kim]);
    const thread = await kim.writesIn(lobby, 'report The printer is jammed');
    expect(thread.cards()).toHaveLength(1);
    callers.closesRoom(lobby);
    await dina.presses('Claim');
    expect(kim.heard()).toEqual([expect.stringContaining('Dina Krogh has taken your incident')]);
    expect(kim.card().words).toContain('I could not write where this was reported');
  });
});
