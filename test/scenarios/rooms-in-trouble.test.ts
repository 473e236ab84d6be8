import { CROSSED, openWorld, type Room, type World } from '../support/world';

const WHY = 'I could not write in the team’s channel';

describe.each(CROSSED)('%s: the team’s room takes nothing any more', (_, caller, team) => {
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

describe.each(CROSSED)('%s: the room the case was reported in takes nothing any more', (_, caller, team) => {
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

describe.each(CROSSED)('%s: the bot is removed from the team’s room', (_, caller, team) => {
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
    expect(anna.card().words).toContain(`${WHY}, so you get this here.`);
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
    expect(anna.card().words).toContain(`${WHY}, so you get this here.`);
    expect(anna.heard()).toEqual([expect.stringContaining('Nobody')]);
    // Of the four who hold a role it is asked anew who they are, every ten minutes at most.
    expect(made() - before).toBeLessThan(30 + 4 * 12);
    expect(room.cards()).toHaveLength(1);
  });
});

const SECOND = 1 / 60;

describe.each(CROSSED)('%s: a channel that takes no more for thirty seconds', (_, caller, team) => {
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

describe.each(CROSSED)('%s: a hand-over to a team without a channel', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('når dens leder som en overdragelse, der siger fra hvem til hvem, med knapperne', async () => {
    const { kim, anna, bo } = world;
    await kim.writes('meld printeren er i stykker');
    await anna.writes('tag INC-1');
    bo.heard();
    await anna.writes('send videre INC-1 netværk');
    await world.forward(1);
    const [offer, ...more] = bo.heard();
    expect(more).toEqual([]);
    expect(offer).toContain('Servicedesk tilbyder Netværk sagen.');
    expect(offer).toContain('Tag imod den, eller send den tilbage.');
    await bo.presses('Tag imod');
    expect((await world.incident()).state).toMatchObject({ team: 'network', owner: { name: 'Bo Lund' } });
  });
});
