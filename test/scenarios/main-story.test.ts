import { openWorld, PAIRS, type World } from '../support/world';
import { fromReportToFixed } from '../support/world/main-story';

describe.each(PAIRS)('%s', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  test('a case from report to Fixed, its two cards in step', async () => {
    await fromReportToFixed(world);
    expect((await world.incident()).state.status).toBe('closed');
  });
});
