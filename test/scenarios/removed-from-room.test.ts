import { openWorld, PAIRS, type Room, type World } from '../support/world';

const WHY = 'I could not write in the team’s channel, so you get this here.';

describe.each(PAIRS)('%s: the bot is removed from the team’s room', (_, caller, team) => {
  let world: World;
  let room: Room;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    const { anna, dina, kim, operators } = world;
    room = operators.room('private-desk', [anna, dina], { isPrivate: true });
    await anna.writesIn(room, 'link service-desk');
    for (const place of [room, anna]) place.begins();
    await kim.writes('report The printer is jammed');
    await operators.removesBot(room, anna);
  });
  afterEach(() => world.close());

  test('the next case comes to the lead, who is told why, until a room is linked again', async () => {
    const { kim, anna, dina, operators } = world;
    await kim.writes('report The scanner is slow');
    expect(anna.card().words).toContain('INC-2 · The scanner is slow');
    expect(anna.card().words).toContain(WHY);
    await anna.presses('Claim');
    expect((await world.incident(2)).state.owner?.name).toBe('Anna Holm');
    expect(kim.heard()).toEqual([expect.stringContaining('Anna Holm has taken your incident')]);

    const next = operators.room('new-desk', [anna, dina]);
    await anna.writesIn(next, 'link service-desk');
    await kim.writes('report The lamp is dead');
    expect(next.card().words).toContain('INC-3 · The lamp is dead');
    expect(anna.cards()).toHaveLength(1);
  });

  test('the case whose card stood there comes to the lead with its first ping, and is not tried again and again', async () => {
    const { anna, callers, operators } = world;
    const made = () => operators.calls().made + callers.calls().made;
    await world.forward(60);
    const before = made();
    await world.forward(2 * 60);
    expect(anna.card().words).toContain('INC-1 · The printer is jammed');
    expect(anna.card().words).toContain(WHY);
    expect(anna.heard()).toEqual([expect.stringContaining('Nobody')]);
    expect(made() - before).toBeLessThan(30);
    expect(room.cards()).toHaveLength(1);
  });
});
