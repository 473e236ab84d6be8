import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: a caller whom the company’s list knows', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da' });
    const kim = {
      key: 'kim.jensen@example.com',
      name: 'Kim Jensen',
      phone: '+45 42 10 00 00',
      department: 'Økonomi',
      manager: 'eva.lund@example.com',
      vip: true,
    } as const;
    await world.store.callers.put([kim, { key: 'eva.lund@example.com', name: 'Eva Lund' }], '1');
  });
  afterEach(() => world.close());

  test('stands on the team’s card with department, number and manager, and on no card of their own', async () => {
    const { kim, dina, room } = world;
    await kim.writes('report The printer is jammed');
    expect(room.card().words).toContain('Kim Jensen · VIP · Økonomi');
    expect(room.card().words).toContain('+45 42 10 00 00');
    expect(room.card().words).toMatch(/Leder\W+Eva Lund/);
    expect(room.card().words).toContain('(VIP-bruger)');
    expect((await world.incident(1)).state.priority).toBe('P3');
    expect(kim.card().words).not.toMatch(/Økonomi|42 10|Eva Lund|VIP/);
    await dina.writes('report My screen is black');
    expect((await world.incident(2)).state).toMatchObject({ priority: 'P4' });
    expect((await world.incident(2)).state.callerRecord).toBeUndefined();
    await dina.writes('priority INC-1 p5 there is another printer');
    expect((await world.incident(1)).state.priority).toBe('P5');
    await dina.writes('priority INC-1 auto');
    expect((await world.incident(1)).state.priority).toBe('P3');
  });
});
