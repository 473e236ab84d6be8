import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, PAIRS, type Room, type World } from '../../support/world';
import { keptWays } from '../../support/world/kept-ways';

const NAMES = { slack: 'Slack', teams: 'Teams' } as const;

const minutesOf = (world: World): number => world.clock.now().getTime() / 60_000;

/** The network team's room is where the callers are; Anna leads the service desk, whose room is where the team is. */
describe.each(CROSSED)('%s: the platform of the team cannot be reached', (_, caller, team) => {
  let world: World;
  let network: Room;
  let kept: ReturnType<typeof keptWays>;
  const name = NAMES[team];
  beforeEach(async () => {
    kept = keptWays('mail', 'sms');
    world = await openWorld({ caller, team, desk: aDesk(), ways: kept.ways });
    const bo = world.callers.person('Bo Lund', {});
    await bo.arrives();
    network = world.callers.room('network', [bo]);
    await bo.writesIn(network, 'link network');
    for (const place of [network, world.kim, bo]) place.begins();
  });
  afterEach(() => world.close());

  const mails = () => kept.sent.map(({ to, message }) => `${to} ${message.subject}`);

  test('the other one is told once, and that message is edited when it is over', async () => {
    const { kim, operators, room } = world;
    operators.cuts(true);
    await kim.writes('report The printer is jammed');
    expect(kim.card().words).toContain('INC-1');
    await world.forward(5);
    expect(world.out.outages.down()).toMatchObject([{ platform: team }]);
    const [told, ...more] = network.posts();
    expect(more).toEqual([]);
    expect(told?.words).toContain(`${name} cannot be reached`);
    expect(mails()).toEqual([`anna.holm@example.com ${name} cannot be reached`]);
    await world.forward(30);
    expect(network.posts().map(({ edits }) => edits)).toEqual([0]);

    operators.cuts(false);
    await world.forward(5);
    expect(world.out.outages.down()).toEqual([]);
    const [over, ...others] = network.posts();
    expect(others).toEqual([]);
    expect(over?.words).toContain(`${name} answers again`);
    expect(room.card().words).toContain('INC-1 · The printer is jammed');
    await world.forward(60);
    expect(network.posts()).toHaveLength(1);
    expect(mails()).toHaveLength(1);
    expect(room.cards()).toHaveLength(1);
  });

  test('one that is back just in time is told to nobody, however often; one that fails soon again edits what was said', async () => {
    const { kim, operators } = world;
    const fails = async (minutes: number) => {
      const begun = minutesOf(world);
      operators.cuts(true);
      await kim.writes('report The printer is jammed');
      await kim.writes('report The scanner is slow');
      await world.forward(minutes - (minutesOf(world) - begun));
      operators.cuts(false);
      await world.forward(3);
    };
    for (let times = 0; times < 3; times += 1) await fails(2.5);
    expect(network.posts()).toEqual([]);
    for (let times = 0; times < 3; times += 1) await fails(6);
    expect(network.posts()).toHaveLength(1);
    expect(network.posts()[0]?.words).toContain(`${name} answers again`);
    expect(network.posts()[0]?.edits).toBeGreaterThan(1);
    expect(mails()).toHaveLength(1);
  });
});

describe.each(PAIRS.slice(0, 2))('only %s is connected', (_, caller, team) => {
  test('its leads hear by mail that it cannot be reached; the platform that is not there is not missed', async () => {
    const { ways, sent } = keptWays('mail');
    const world = await openWorld({ caller, team, ways });
    await world.kim.writes('report The printer is jammed');
    world.callers.cuts(true);
    await world.anna.writes('claim INC-1');
    await world.forward(6);
    expect(world.out.outages.down()).toMatchObject([{ platform: caller }]);
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['anna.holm@example.com', 'bo.lund@example.com']);
    world.callers.cuts(false);
    await world.forward(3);
    expect(world.out.outages.down()).toEqual([]);
    expect(world.kim.heard().filter((words) => words.includes('Anna Holm has taken'))).toHaveLength(1);
    await world.close();
  });
});
