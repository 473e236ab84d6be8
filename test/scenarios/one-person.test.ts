import type { Platform } from '../../src/ground/refs';
import { openWorld, type Person, type World } from '../support/world';

describe('a person in both clients', () => {
  let world: World;
  let elsewhere: Person;
  beforeEach(async () => {
    world = await openWorld({ caller: 'slack', team: 'teams' });
    elsewhere = world.slack.person('Dina Krogh');
    await elsewhere.arrives();
    await world.settle();
    elsewhere.begins();
    await world.kim.writes('report The printer is jammed');
  });
  afterEach(() => world.close());

  test('is one: takes a case in Teams, puts it back in Slack', async () => {
    await world.dina.presses('Claim');
    await elsewhere.writes('mine');
    expect(elsewhere.heard().join()).toContain('INC-1 · The printer is jammed');
    await elsewhere.writes('release INC-1');
    expect(elsewhere.heard()).toEqual(['INC-1 is back with the team.'].map((said) => expect.stringContaining(said)));
    expect(world.room.card().words).toContain('nobody has taken it yet');
    const { timeline } = await world.incident();
    const people = timeline.flatMap(({ type, by }) => (type === 'logged' || by === 'vagt' ? [] : [by.id]));
    expect(new Set(people).size).toBe(1);
  });

  test('reads both in the language chosen in one', async () => {
    await elsewhere.writes('language da');
    await world.forward(2);
    await world.dina.writes('mine');
    expect(world.dina.heard().join()).toContain('Du har ingen åbne sager.');
  });

  test('hears what is theirs once, in one of them', async () => {
    await world.dina.presses('Claim');
    await world.kim.writes('It is the left one');
    await world.kim.presses('INC-1');
    expect([...world.dina.heard(), ...elsewhere.heard()]).toEqual([expect.stringContaining('It is the left one')]);
  });
});

const OTHERS = [
  ['a namesake', { email: 'dina.other@example.com' }],
  ['a guest with her e-mail', { guest: true }],
  ['a stranger with her e-mail', { stranger: true }],
] as const;
const PLATFORMS: readonly Platform[] = ['slack', 'teams'];

describe.each(PLATFORMS)('in %s', (platform) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller: platform, team: platform });
    await world.kim.writes('report The printer is jammed');
  });
  afterEach(() => world.close());

  test.each(OTHERS)('%s is nobody to the desk', async (_, facts) => {
    const other = world.operators.person('Dina Krogh', facts);
    const lobby = world.operators.room('lobby', [other]);
    const isRefused = platform === 'teams' && 'stranger' in facts;
    const answers = async (text: string): Promise<string> => {
      await other.writes(text);
      return other.heard().join();
    };
    for (const text of ['show INC-1', 'claim INC-1', 'resolve INC-1']) {
      // Another tenant does not get in at all.
      expect(await answers(text)).toMatch(isRefused ? /^$/ : /I know no INC-1\./);
    }
    expect(await answers('queue')).toMatch(isRefused ? /^$/ : /Only operators/);
    await other.writesIn(lobby, 'link service-desk');
    expect([...other.heard(), ...lobby.heard()].join()).toMatch(isRefused ? /^$/ : /Only Anna Holm and the admins/);
    expect((await world.incident()).state.status).toBe('new');
    expect((await world.store.places.ofTeam('service-desk'))?.address.id).toContain(world.room.id);
    expect(await world.store.people.byEmail('dina.krogh@example.com')).toMatchObject({ identities: [{ platform }] });
  });

  test('nobody gets in by the e-mail of an admin', async () => {
    const other = world.operators.person('Anna Holm', { email: 'anna.holm@example.com', guest: true });
    const lobby = world.operators.room('lobby', [other]);
    await other.writesIn(lobby, 'link service-desk');
    await other.writes('mine');
    expect((await world.store.places.ofTeam('service-desk'))?.address.id).toContain(world.room.id);
    expect([...other.heard(), ...lobby.heard()].join()).toMatch(/Only Anna Holm and the admins/);
  });
});
