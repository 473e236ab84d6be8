import type { Route } from '../../../src/desk/model';
import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type Person, type World } from '../../support/world';

const byTurn: Route = { if: { language: 'en' }, to: { team: 'service-desk' }, by: 'round-robin', assign: true };
const byLoad: Route = { if: {}, to: { team: 'service-desk' }, by: 'least-loaded', assign: false };

/** What the bot answers. */
const asked = async (person: Person, text: string): Promise<string> => {
  person.heard();
  await person.writes(text);
  return person.heard().join('\n');
};

let world: World;
afterEach(() => world.close());

describe.each(CROSSED)('%s: a rule gives a case to somebody', (_, caller, team) => {
  test('at once, in turn; who says “Not me” passes it on, each once, then it is the team’s', async () => {
    world = await openWorld({ caller, team, desk: aDesk({ routes: [byTurn] }) });
    const { kim, anna, dina, room } = world;
    await kim.writes('report The printer on floor 3 is jammed again and again');
    expect((await world.incident()).state).toMatchObject({ status: 'in_progress', owner: { name: 'Anna Holm' } });
    expect(anna.heard().join()).toContain('By the desk’s rules this case is yours: next in turn. It is P4');
    expect(room.card().words).toContain('Anna Holm');
    expect(kim.heard().join()).toContain('Anna Holm');

    expect(await anna.presses('Not me')).toContain('INC-1 goes to the next');
    expect((await world.incident()).state).toMatchObject({ status: 'in_progress', owner: { name: 'Dina Krogh' } });
    expect(dina.heard().join()).toContain('this case is yours');
    await dina.writes('not me INC-1');
    expect((await world.incident()).state).toMatchObject({ status: 'new', meant: { not: ['anna', 'dina'] } });
    expect(room.heard().join()).toContain('Nobody it was meant for takes it.');
    expect(kim.heard().join()).toContain('back with Service desk');

    await kim.writes('report The second printer is jammed as well, please help');
    await kim.writes('report The third printer is jammed as well, please help');
    const owners = await Promise.all([2, 3].map(async (n) => (await world.incident(n)).state.owner?.name));
    expect(new Set(owners)).toEqual(new Set(['Anna Holm', 'Dina Krogh']));
    expect(await asked(dina, 'why INC-2')).toContain('It was meant for');
  });

  test('when the team opens, where it came while it was closed', async () => {
    world = await openWorld({ caller, team, desk: aDesk({ routes: [byTurn] }) });
    const { kim, anna } = world;
    await world.forward(10 * 60);
    await kim.writes('report The printer on floor 3 is jammed again and again');
    expect((await world.incident()).state).toMatchObject({ status: 'new', meant: { againAt: expect.any(Date) } });
    anna.heard();
    await world.forward(13 * 60 + 1);
    expect((await world.incident()).state).toMatchObject({ status: 'in_progress', owner: { name: 'Anna Holm' } });
    expect(anna.heard().join()).toContain('By the desk’s rules this case is yours');
  });

  test('in Danish: den er tiltænkt den med færrest sager, og siger hvorfor', async () => {
    world = await openWorld({ caller, team, desk: aDesk({ routes: [byLoad] }), locale: 'da-DK', language: 'da' });
    const { kim, anna, dina, room } = world;
    await anna.writes('meld Min egen skærm er sort i dag');
    await anna.writes('tag INC-1');
    await kim.writes('meld Printeren på tredje sal sidder fast');
    expect((await world.incident(2)).state).toMatchObject({ status: 'new', meant: { to: { key: 'dina' }, load: 0 } });
    expect(dina.heard().join()).toContain('Efter deskens regler er sagen til dig: færrest åbne sager.');
    expect(room.cards().at(-1)?.words).toContain('Dina Krogh · færrest åbne sager');
    await dina.presses('Ikke mig');
    expect((await world.incident(2)).state).toMatchObject({ meant: { to: { key: 'anna' }, not: ['dina'] } });
    expect(await asked(anna, 'hvorfor INC-2')).toContain('Dina Krogh blev sprunget over: sagde, at den ikke er deres.');
    await anna.presses('Tag sagen');
    expect((await world.incident(2)).state).not.toHaveProperty('meant');
  });
});

test('two reports in one second go to two people, and who is away gets nothing', async () => {
  world = await openWorld({
    caller: 'slack',
    team: 'teams',
    desk: aDesk({ routes: [{ ...byLoad, assign: true }] }),
  });
  const { kim, anna } = world;
  await Promise.all([kim.writes('report One is broken'), kim.writes('report Two is broken')]);
  await world.settle();
  const owners = await Promise.all([1, 2].map(async (n) => (await world.incident(n)).state.owner?.name));
  expect(new Set(owners)).toEqual(new Set(['Anna Holm', 'Dina Krogh']));
  await world.store.onCall.save(
    0,
    {
      overrides: [],
      swaps: [],
      absences: [
        {
          id: 'a-1',
          person: 'dina',
          from: world.clock.now(),
          to: new Date('2026-12-24T00:00:00Z'),
          by: { id: 'p', name: 'Dina' },
          at: world.clock.now(),
        },
      ],
    },
    'k-1',
  );
  await world.forward(1);
  for (const what of ['Three', 'Four', 'Five']) await kim.writes(`report ${what} is broken`);
  for (const n of [3, 4, 5]) expect((await world.incident(n)).state.owner?.name).toBe('Anna Holm');
  expect(await asked(anna, 'why INC-5')).toContain('Dina Krogh was passed over: is away.');
  // Saturday: nobody is there, and the case waits for the team.
  await world.forward(5 * 24 * 60);
  await kim.writes('report Six is broken');
  expect((await world.incident(6)).state).toMatchObject({
    status: 'new',
    meant: { passed: expect.arrayContaining([{ key: 'anna', because: 'off_hours' }]) },
  });
});
