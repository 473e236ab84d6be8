import { PRIORITIES } from '../../src/desk/model';
import { aDesk, span } from '../support/desk';
import { CROSSED, openWorld, type World } from '../support/world';

/** More than three messages in ten minutes are a storm; nobody has it after five minutes: the room is told. */
const desk = aDesk({
  storm: { over: 3, withinMs: 600_000 },
  escalations: [
    {
      key: 'all',
      for: PRIORITIES,
      hours: 'always',
      steps: [{ after: span(5), notify: [{ type: 'team' }], by: ['chat'], within: span(5) }],
    },
  ],
});

describe.each(CROSSED)('%s: a storm', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk });
    for (let n = 1; n <= 6; n += 1) await world.kim.writes(`report Mail is down ${n}`);
  });
  afterEach(() => world.close());

  const digest = () => world.room.posts().filter(({ words }) => words.includes('Many cases at once'));
  const numbers = () =>
    world.room
      .cards()
      .map(({ words }) => /INC-\d+/.exec(words)?.[0] ?? '')
      .toSorted((one, other) => one.localeCompare(other));

  test('the first cases have their cards, the others stand in one message that is edited', async () => {
    await world.forward(1);
    expect(numbers()).toEqual(['INC-1', 'INC-2', 'INC-3']);
    expect(digest()).toHaveLength(1);
    expect(digest()[0]?.words).toContain('3 cases gathered here instead of a message each');
    for (const number of ['INC-4', 'INC-5', 'INC-6']) expect(digest()[0]?.words).toContain(number);
    expect(world.room.heard()).toHaveLength(1);
  });

  test('a case that stops everybody is told by itself all the same', async () => {
    await world.forward(1);
    world.room.heard();
    await world.kim.writes('report Nothing works');
    await world.kim.presses('Everybody');
    await world.kim.presses('No');
    await world.forward(1);
    expect(numbers()).toEqual(['INC-1', 'INC-2', 'INC-3', 'INC-7']);
    expect(world.room.heard()).toEqual([]);
    await world.forward(6);
    // Six pings go into the message that is there; the one that matters is heard.
    expect(world.room.heard()).toEqual([expect.stringContaining('INC-7')]);
    expect(digest()).toHaveLength(1);
    await world.dina.writes('why INC-5');
    expect(world.dina.heard().join('\n')).toContain('it is in one message with others');
  });

  test('a case is opened from the message, and its card comes when somebody takes it', async () => {
    await world.forward(1);
    await world.dina.presses('Show INC-5');
    expect(await world.dina.presses('Claim')).toContain('You have taken INC-5');
    await world.forward(2);
    expect(numbers()).toEqual(['INC-1', 'INC-2', 'INC-3', 'INC-5']);
    expect(digest()).toHaveLength(1);
    expect(digest()[0]?.words).toContain('Dina Krogh');
    expect(digest()[0]?.edits).toBeGreaterThan(0);
  });
});
