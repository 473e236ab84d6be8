import { partsOf } from '../../support/slack/parts';
import { newest } from '../../support/slack/world';
import { inputsOf } from '../../support/teams/card';
import { cardOf, newest as newestPost } from '../../support/teams/world';
import { CROSSED, openWorld, type World } from '../../support/world';

const WHO = 'Who is affected?';
const WORK = 'Can they work?';

describe.each(CROSSED)('%s: a calm card', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    await world.kim.writes('report The printer is jammed');
  });
  afterEach(() => world.close());

  /** What stands in a line to be chosen from, on the team's card. */
  function menus(): readonly string[] {
    const { id } = world.room.card();
    if (world.operators.platform === 'slack') {
      const { blocks } = newest(world.slack.message(world.room.card()));
      const found = partsOf(blocks).filter(({ type }) => type === 'static_select');
      expect(new Set(found.map(({ blockId }) => blockId)).size).toBe(found.length > 0 ? 1 : 0);
      return found.map(({ actionId }) => actionId.split(':').at(-1) ?? '');
    }
    const post = world.teams.teams.world.posts.find((one) => one.id === id);
    return post ? inputsOf(cardOf(newestPost(post))).map((one) => one.id) : [];
  }
  /** Where a client does not send a choice as it is picked, one button does. */
  const save = () => (world.operators.platform === 'slack' ? [] : ['Save']);

  test('has what is likely next, Ask and More…, and asks who is hit in one line until that is known', async () => {
    const { dina, room } = world;
    expect(room.card().buttons).toEqual([...save(), 'Another category', 'Claim', 'Ask the caller', 'More…']);
    expect(menus()).toEqual(['impact', 'urgency']);
    await dina.picks(WHO, 'The team');
    expect(menus()).toEqual(['impact', 'urgency']);
    expect((await world.incident()).state).toMatchObject({ impact: 'team', unanswered: ['urgency'] });
    await dina.picks(WORK, 'No');
    expect((await world.incident()).state).toMatchObject({ impact: 'team', urgency: 'stopped', unanswered: [] });
    expect(menus()).toEqual([]);
    expect(room.card().buttons).toEqual(['Another category', 'Claim', 'Ask the caller', 'More…']);
    await dina.presses('Claim');
    expect(room.card().buttons).toEqual(['Another category', 'Resolve', 'Ask the caller', 'More…']);
    expect(room.card().words).toContain('P2 · high');
  });

  test('keeps everything else behind More…', async () => {
    const { dina } = world;
    const fresh = await dina.presses('More…');
    for (const button of ['Seen, I’m on it', 'Note to the caller', 'Escalate', 'Resolve', 'Who is hit', 'Cancel'])
      expect(fresh).toContain(button);
    expect(await dina.fills('Escalate', { reason: 'Everybody asks' })).toContain('INC-1');
    expect((await world.incident()).timeline.map(({ type }) => type)).toContain('escalated');
  });

  test('of the caller answers with one tap', async () => {
    const { kim } = world;
    const before = kim.card().buttons;
    for (const button of ['Only me', 'My team', 'Yes', 'No', 'It works now']) expect(before).toContain(button);
    await kim.presses('My team');
    expect((await world.incident()).state.impact).toBe('team');
  });
});
