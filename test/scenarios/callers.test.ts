import { aDesk } from '../support/desk';
import { openWorld, PAIRS, type Person, type Thread, type World } from '../support/world';

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

describe.each(PAIRS.filter(([, caller]) => caller === 'slack'))(
  '%s: somebody of another company',
  (_, caller, team) => {
    let world: World;
    let eve: Person;
    let thread: Thread;
    beforeEach(async () => {
      world = await openWorld({ caller, team });
      eve = world.callers.person('Eve Stranger', { stranger: true, email: 'dina.krogh@example.com' });
      const shared = world.callers.room('shared', [eve, world.kim]);
      thread = await eve.writesIn(shared, 'report Your portal is down');
    });
    afterEach(() => world.close());

    test('reports in a shared channel, is answered in its thread, and reads her own case alone', async () => {
      const { kim, dina, room } = world;
      expect(thread.card().words).toContain('INC-1 · Your portal is down');
      expect((await world.incident()).state.caller.name).toBe('Eve Stranger');
      expect(room.card().words).toContain('Eve Stranger');
      await kim.writes('report The printer is jammed');
      await eve.presses('No');
      expect((await world.incident()).state.urgency).toBe('stopped');
      await dina.writes('claim INC-1');
      expect(thread.heard().join()).toContain('Dina Krogh has taken your incident');
      await eve.replies(thread, 'Only from our Berlin office', { mention: true });
      expect((await world.incident()).state.lastAnswer?.text).toBe('Only from our Berlin office');
      eve.heard();
      await eve.writesIn(world.callers.room('other', [eve]), 'show INC-2');
      expect(eve.heard().join()).toContain('I know no INC-2');
    });
  },
);
