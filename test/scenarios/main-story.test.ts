import { openWorld, PAIRS, type World } from '../support/world';

describe.each(PAIRS)('%s', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  test('a case from report to Fixed', async () => {
    const { kim, room, dina } = world;
    await kim.writes('report The printer on floor 3 is jammed');
    void (kim.card().words);
    void (room.card().words, room.card().buttons);
    void (await kim.presses('Everybody'));
    void (await kim.presses('No'));
    void (await dina.presses('Claim'));
    void (kim.heard(), room.heard(), dina.heard());
    void (await dina.fills('Ask the caller', { text: 'Which printer?' }));
    void (kim.heard(), room.heard(), dina.heard());
    await kim.writes('The left one');
    void (kim.heard(), room.heard(), dina.heard());
    void (await dina.fills('Resolve', { text: 'Paper removed', code: 'fixed' }));
    void (kim.heard(), room.heard(), dina.heard());
    void (await kim.fills('Not yet', { why: 'Jams again' }));
    void (kim.heard(), room.heard(), dina.heard());
    void (world.clock.now());
  });
});
