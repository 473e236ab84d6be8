import { aDesk } from '../support/desk';
import { openWorld, PAIRS, type World } from '../support/world';

/** Kim is of the board. */
const desk = aDesk({
  groups: {
    board: {
      key: 'board',
      name: { da: 'Direktion', en: 'Board' },
      people: [],
      emails: ['kim.jensen@example.com'],
      targets: {},
    },
  },
});

describe.each(PAIRS)('%s: the group of the caller', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk });
  });
  afterEach(() => world.close());

  test('stands on the case of somebody who is in one, and on nobody else’s', async () => {
    const { kim, dina } = world;
    await kim.writes('report The printer is jammed');
    await dina.writes('report My screen is black');
    expect((await world.incident(1)).state.callerGroup).toBe('board');
    expect((await world.incident(2)).state.callerGroup).toBeUndefined();
  });
});
