import { openWorld, PAIRS, type Room, type World } from '../support/world';

const SECOND = 1 / 60;

describe.each(PAIRS)('%s: a channel that takes no more for thirty seconds', (_, caller, team) => {
  let world: World;
  let network: Room;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    network = world.operators.room('network', [world.bo, world.dina]);
    await world.bo.writesIn(network, 'link network');
    network.begins();
  });
  afterEach(() => world.close());

  test('holds no other channel up: neither cards nor pings', async () => {
    const { kim, room, operators } = world;
    operators.limits(room, 30);
    await kim.writes('report The printer is jammed');
    await kim.writes('report The wifi is down');
    expect(room.cards()).toEqual([]);
    expect(network.card().words).toContain('INC-2 · The wifi is down');
    expect(kim.cards()).toHaveLength(2);
    await world.forward(20 * SECOND);
    expect(room.cards()).toEqual([]);
    await world.forward(15 * SECOND);
    expect(room.card().words).toContain('INC-1 · The printer is jammed');
  });

  test('and a ping there comes as soon as it may, once', async () => {
    const { kim, room, operators } = world;
    for (const text of ['report The printer is jammed', 'report The wifi is down']) {
      await kim.writes(text);
      await kim.presses('Everybody');
      await kim.presses('No');
    }
    await world.forward(4);
    operators.limits(room, 30);
    await world.forward(1);
    expect(network.heard()).toEqual([expect.stringContaining('Nobody has taken it')]);
    expect(room.heard()).toEqual([]);
    await world.forward(1);
    expect(room.heard()).toEqual([expect.stringContaining('Nobody has taken it')]);
    await world.forward(5);
    expect([...room.heard(), ...network.heard()]).toEqual([]);
  });
});
