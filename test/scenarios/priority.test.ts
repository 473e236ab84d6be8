import { CROSSED, openWorld, type World } from '../support/world';

describe.each(CROSSED)('%s: the priority set by hand', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  test('holds with its reason until the matrix is asked again, whatever the caller answers', async () => {
    const { kim, dina, room } = world;
    await kim.writes('report The printer on floor 3 is jammed');
    await dina.presses('More…');
    const said = await dina.fills('Priority', { priority: 'P2', why: 'the director’s printer' });
    expect(said).toContain('INC-1 is now P2 · high');
    expect(room.card().words).toContain('P2 · high instead of P4, by Dina Krogh: the director’s printer');
    expect(kim.card().words).toContain('P2 · high');
    expect(kim.card().words).not.toContain('director');

    await kim.presses('Everybody');
    await kim.presses('No');
    expect((await world.incident()).state).toMatchObject({ priority: 'P2', impact: 'everybody', urgency: 'stopped' });
    expect(room.card().words).toContain('P2 · high instead of P1, by Dina Krogh');
    expect(room.card().words).toContain('everybody is affected and cannot work');

    await dina.writes('priority INC-1 auto');
    expect((await world.incident()).state).toMatchObject({ priority: 'P1' });
    expect(room.card().words).not.toContain('instead of');
  });
});
