import type { Desk } from '../../src/desk/model';
import { aDesk } from '../support/desk';
import { CROSSED, openWorld, type Person, type World } from '../support/world';

/** Dina is on call in the service desk, Eva is nowhere in chat; P1 goes to them all, step by step. */
function freshDesk(manager = 'carl'): Desk {
  const desk = aDesk();
  const { 'service-desk': team, network } = desk.teams;
  const [urgent, ...others] = desk.escalations;
  if (!team || !network || !urgent) throw new Error('aDesk has two teams and a policy for P1');
  const [first, second, third] = urgent.steps;
  if (!first || !second || !third) throw new Error('three steps');
  return {
    ...desk,
    // A roster tells nobody's language: they read the desk's.
    languages: ['en', 'da'],
    people: {
      ...desk.people,
      eva: { key: 'eva', name: 'Eva Skov', email: 'eva.skov@example.com', ids: [], skills: [] },
    },
    teams: {
      network,
      'service-desk': {
        ...team,
        manager,
        onCall: {
          zone: 'Europe/Copenhagen',
          gap: 'lead',
          announceDays: 3,
          layers: [{ from: '2026-01-05', at: '08:00', days: 7, people: ['dina'] }],
        },
      },
    },
    escalations: [{ ...urgent, steps: [{ ...first, notify: [{ type: 'on-call' }] }, second, third] }, ...others],
  };
}

/** P1: whoever is on call after 5 minutes, the lead after 15, the manager after 30, then lead and manager again. */
async function urgent({ kim }: World): Promise<void> {
  await kim.writes('report Nothing works');
  await kim.presses('Everybody');
  await kim.presses('No');
}

async function why(person: Person): Promise<readonly string[]> {
  person.heard();
  await person.writes('why INC-1');
  return person.heard().join('\n').split('\n');
}

describe.each(CROSSED)('%s: nobody but the caller has written to Vagt', (_, caller, team) => {
  let world: World;
  const open = async (desk: Desk): Promise<void> => {
    world = await openWorld({ caller, team, desk, strangers: true });
    // The desk looks who is there, a few at a time, before anything happens.
    await world.forward(10);
  };
  afterEach(() => world.close());

  test('P1: on call, lead and manager are told, each once, and the card says so of each only then', async () => {
    await open(freshDesk());
    await urgent(world);
    const { room, anna, dina, carl } = world;
    expect(room.card().words).not.toContain('Has been told');
    await world.forward(5);
    expect(dina.heard()).toEqual([expect.stringContaining('Nothing works')]);
    expect(room.card().words).toMatch(/Has been told[*\n ]+Dina Krogh$/m);
    await world.forward(10);
    expect(anna.heard()).toEqual([expect.stringContaining('Nobody in Service desk has taken it after 15 minutes')]);
    await world.forward(15);
    expect(carl.heard()).toEqual([expect.stringContaining('Nobody in Service desk has taken it after 30 minutes')]);
    expect(room.card().words).toMatch(/Has been told[*\n ]+Dina Krogh, Anna Holm,? and Carl Friis$/m);
    expect(room.card().words).not.toContain('Cannot be reached');
    expect(world.kim.card().words).toContain('The team lead and the manager have been told.');
    expect([dina, anna, carl].flatMap((person) => person.heard())).toEqual([]);
    expect((await why(anna)).join('\n')).toContain('Carl Friis, in');
  });

  test('who is nowhere is named; the lead hears it in their place, once, and it is said for whom', async () => {
    await open(freshDesk('eva'));
    await urgent(world);
    const { room, anna, dina } = world;
    await world.forward(15);
    expect([dina.heard().length, anna.heard().length]).toEqual([1, 1]);
    await world.forward(15);
    expect(anna.heard()).toEqual([expect.stringContaining('in place of Eva Skov, who cannot be reached')]);
    expect(room.card().words).toMatch(/Has been told[*\n ]+Dina Krogh and Anna Holm$/m);
    expect(room.card().words).toMatch(/Cannot be reached[*\n ]+Eva Skov$/m);
    expect(world.kim.card().words).toContain('The team lead has been told.');
    // Lead and manager again, both at the lead: one message.
    await world.forward(30);
    expect(anna.heard()).toEqual([expect.stringContaining('also in place of Eva Skov, who cannot be reached')]);
    const lines = (await why(anna)).join('\n');
    expect(lines).toContain('Eva Skov cannot be reached in chat.');
    expect(lines).toContain('in place of Eva Skov, who cannot be reached');
  });

  test('somebody who never wrote to it can be given a case', async () => {
    await open(freshDesk());
    const { kim, anna, dina } = world;
    await kim.writes('report The printer is jammed');
    await anna.writes('assign INC-1 dina');
    expect((await world.incident()).state.owner?.name).toBe('Dina Krogh');
    expect(dina.heard()).toEqual([expect.stringContaining('INC-1')]);
  });
});
