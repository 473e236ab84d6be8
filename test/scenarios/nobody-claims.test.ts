import type { Desk } from '../../src/desk/model';
import { aDesk } from '../support/desk';
import { CROSSED, openWorld, type World } from '../support/world';

/** A case that stops everybody: P1, whose policy tells the team, the lead and the manager. */
async function urgent({ kim }: World): Promise<void> {
  await kim.writes('report Nothing works');
  await kim.presses('Everybody');
  await kim.presses('No');
}

describe.each(CROSSED)('%s: nobody claims', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    await urgent(world);
  });
  afterEach(() => world.close());

  const heard = () => {
    const { room, anna, bo, carl, dina, kim } = world;
    return [room, anna, carl, bo, dina, kim].map((place) => place.heard().length);
  };

  test('the team, then its lead, then the manager are told, each once, and then again and again', async () => {
    const { room, anna, carl, kim } = world;
    await world.forward(4);
    expect(heard()).toEqual([0, 0, 0, 0, 0, 0]);
    await world.forward(1);
    expect(room.heard()).toEqual([expect.stringContaining('Nobody has taken it after 5 minutes')]);
    expect(room.card().words).toContain('Anna Holm will be told');
    await world.forward(10);
    expect(anna.heard()).toEqual([expect.stringContaining('Nobody in Service desk has taken it after 15 minutes')]);
    // The answer that their card promised has not come.
    expect(kim.heard()).toEqual([
      expect.stringContaining('Sorry: you should have heard from us by now. We will be back'),
    ]);
    expect(heard()).toEqual([0, 0, 0, 0, 0, 0]);
    await world.forward(15);
    expect(carl.heard()).toEqual([expect.stringContaining('Nobody in Service desk has taken it after 30 minutes')]);
    expect(heard()).toEqual([0, 0, 0, 0, 0, 0]);
    await world.forward(29);
    expect(heard()).toEqual([0, 0, 0, 0, 0, 0]);
    await world.forward(1);
    expect(anna.heard()).toEqual([expect.stringContaining('Still nobody')]);
    expect(carl.heard()).toEqual([expect.stringContaining('Still nobody')]);
    await world.forward(60);
    expect(heard()).toEqual([0, 2, 2, 0, 0, 0]);
    expect(kim.card().words).toMatch(/The team lead and the manager have been told\. You will hear from us by 11:15/);
    expect(room.cards()).toHaveLength(1);
  });

  test('a claim, by the button of the ping, ends it all', async () => {
    const { room, dina } = world;
    await world.forward(5);
    expect(room.heard()).toHaveLength(1);
    expect(await dina.presses('Claim')).toContain('You have taken INC-1');
    expect((await world.incident()).state.owner?.name).toBe('Dina Krogh');
    expect(heard()).toEqual([0, 0, 0, 0, 0, 1]);
    await world.forward(2 * 60);
    expect(heard()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('a ping that is overtaken says so where it stands, and has no buttons', async () => {
    const { room, anna, dina } = world;
    await world.forward(15);
    await dina.presses('Claim');
    await world.forward(1);
    for (const place of [room, anna]) {
      const pings = place.posts().filter(({ everShown }) => everShown.includes('has taken it after'));
      expect(pings.map(({ words, buttons, edits }) => [words, buttons, edits])).toEqual([
        [expect.stringMatching(/^\W*INC-1\W* · Dina Krogh has it since 09:15\W*$/), [], 1],
      ]);
    }
  });

  test('a ping that is on its way when somebody claims is not said any more', async () => {
    const { anna, dina, room, operators } = world;
    await world.forward(14);
    expect(room.heard()).toHaveLength(1);
    operators.limits(anna, 30);
    await world.forward(1);
    const toLead = async () => {
      const rows = await world.store.deliveries.ofSubject({ kind: 'incident', id: (await world.incident()).state.id });
      return rows.filter(({ audience }) => audience.type === 'lead').map(({ status, reason }) => reason ?? status);
    };
    expect(await toLead()).toEqual(['limited']);
    await dina.presses('Claim');
    await world.forward(60);
    expect(anna.heard()).toEqual([]);
    expect(await toLead()).toEqual(['taken']);
  });

  test('released again, it starts from the beginning', async () => {
    const { room, dina } = world;
    await dina.presses('Claim');
    await world.forward(60);
    heard();
    await dina.presses('More…');
    await dina.presses('Release');
    expect((await world.incident()).state.status).toBe('new');
    expect(world.kim.card().words).toContain('nobody has taken it yet');
    expect(room.heard()).toEqual([expect.stringContaining('Dina Krogh has given it back')]);
    await world.forward(5);
    expect(room.heard()).toEqual([expect.stringContaining('Nobody has taken it after 5 minutes')]);
  });
});

describe.each(CROSSED.filter(([, , team]) => team === 'slack'))(
  '%s: the ping of a team in Slack',
  (_, caller, team) => {
    const GROUP = 'S0614TZR7';
    const calling = (): Desk => {
      const desk = aDesk();
      const serviceDesk = desk.teams['service-desk'];
      return serviceDesk
        ? aDesk({ teams: { ...desk.teams, 'service-desk': { ...serviceDesk, slackGroup: GROUP } } })
        : desk;
    };
    let world: World;
    beforeEach(async () => {
      world = await openWorld({ caller, team, desk: calling() });
      await urgent(world);
    });
    afterEach(() => world.close());

    test('stands under its card and in the channel, and calls the group; the lead’s calls nobody else', async () => {
      const { room, anna } = world;
      const { slack } = world.slack;
      const card = room.card();
      await world.forward(30);
      const byBot = slack.workspace.messages.filter((one) => one.byBot);
      const [ping, ...others] = byBot.filter(({ threadTs }) => threadTs === card.id);
      expect(others).toEqual([]);
      expect(ping?.broadcast).toBe(true);
      expect(ping && slack.mentions(ping)).toEqual([`<!subteam^${GROUP}>`]);
      expect(room.under(card).heard()).toEqual([expect.stringContaining('Nobody has taken it after 5 minutes')]);
      const toLead = byBot.filter(({ channel }) => channel === world.slack.actor(anna).dm);
      expect(anna.heard()).toHaveLength(1);
      expect(toLead.flatMap((one) => slack.mentions(one))).toEqual([]);
    });
  },
);
