import { openWorld, PAIRS, type Person, type World } from '../../support/world';

const WORDS = 'Switchen på 3. sal svarede ikke';

describe.each(PAIRS.slice(0, 2))('%s: a message is added to the timeline', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await world.kim.writes('meld alle printere er døde');
    await world.anna.writes('prioritet INC-1 P1 alle er ramt');
    await world.anna.writes('større driftsforstyrrelse INC-1');
  });
  afterEach(() => world.close());

  /** Somebody writes under the card, and this person pins it; what they see then. */
  async function pins(person: Person, under: 'card' | 'elsewhere' = 'card'): Promise<string> {
    const { room, dina } = world;
    const card = room.card();
    if (world.operators.platform === 'slack') {
      const { actor, slack } = world.slack;
      const channel = slack.workspace.channels.find(({ id }) => id === room.id);
      if (!channel) throw new Error('no room');
      const where = under === 'card' ? { thread: world.slack.message(card) } : { in: channel, mention: false };
      const { message } = await actor(dina).says(WORDS, where);
      await world.settle();
      person.heard();
      await actor(person).reacts('pushpin', { on: message });
      await world.settle();
      return person.heard().join();
    }
    const { actor, teams } = world.teams;
    const conversation = teams.world.conversations.get(room.id);
    const post = teams.world.posts.find(({ id }) => id === card.id);
    if (!conversation || !post) throw new Error('no room');
    const { message } = await actor(dina).says(WORDS, {
      ...(under === 'card' ? { under: post } : { in: conversation }),
      mention: false,
    });
    await world.settle();
    const { said = '' } = await actor(person).does('addToTimeline', { on: message });
    await world.settle();
    return said;
  }
  const jotted = async (): Promise<readonly string[]> =>
    (await world.incident()).timeline.flatMap((event) => (event.type === 'jotted' ? [event.text] : []));

  test('once, by whoever works on it', async () => {
    const isSilent = world.operators.platform === 'slack';
    expect(await pins(world.anna)).toBe(isSilent ? '' : 'Det står nu i forløbet på INC-1.');
    expect(await jotted()).toEqual([WORDS]);
  });

  test('not elsewhere, and not once it is over', async () => {
    const isSilent = world.operators.platform === 'slack';
    const nowhere = isSilent ? '' : expect.stringContaining('ikke i tråden om en større driftsforstyrrelse');
    expect(await pins(world.anna, 'elsewhere')).toEqual(nowhere);
    await world.anna.writes('afblæs INC-1');
    expect(await pins(world.anna)).toEqual(nowhere);
    expect(await jotted()).toEqual([]);
  });
});
