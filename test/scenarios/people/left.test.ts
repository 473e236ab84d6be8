import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: a caller who left', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  /** Kim's account is closed: nothing written to them is taken any more. */
  async function kimLeaves(): Promise<void> {
    const { kim, callers } = world;
    await callers.becomes(kim, 'gone');
    if (callers.platform !== 'teams') return;
    const { teams, actor } = world.teams;
    const { id } = teams.personal(actor(kim).person);
    teams.fault('post', { type: 'status', status: 403, in: id }, 99);
  }

  test('is asked in vain: the operator hears it once, with what they asked and what to do', async () => {
    const { kim, dina } = world;
    await kim.writes('report The printer is jammed');
    await dina.writes('claim INC-1');
    await kimLeaves();
    kim.heard();
    dina.heard();
    await dina.fills('Ask the caller', { text: 'Which printer?' });
    await world.forward(70);
    const told = dina.heard().filter((words) => words.includes('did not reach'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(
      'Your question did not reach Kim Jensen. Please try again, or get hold of them another way',
    );
    expect(told[0]).toContain('Which printer?');
    expect(kim.heard()).toEqual([]);
  });
});
