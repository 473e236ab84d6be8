import type { Desk } from '../../src/desk/types';
import { aDesk } from '../support/desk';
import { openWorld, PAIRS, type Person, type World } from '../support/world';

/** With a limit of silence of half an hour for P1. */
const deskOf = (): Desk => {
  const { targets } = aDesk();
  const noNews = { kind: 'ms', ms: 30 * 60_000, text: '30m' } as const;
  return aDesk({ targets: { ...targets, P1: { ...targets.P1, noNews } } });
};

const urgent = async ({ kim }: World): Promise<void> => {
  await kim.writes('report Nothing works');
  await kim.presses('Everybody');
  await kim.presses('No');
};

/** What somebody is shown and told when they do something. */
const answer = async (person: Person, act: () => Promise<unknown>): Promise<string> => {
  person.heard();
  const shown = await act();
  return [typeof shown === 'string' ? shown : '', ...person.heard()].join('\n');
};

describe.each(PAIRS)('%s: not only claim', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk: deskOf() });
    await urgent(world);
  });
  afterEach(() => world.close());

  test('Seen, I’m on it holds the policy for 15 minutes, then it goes on where it was', async () => {
    const { room, anna, dina, kim } = world;
    await world.forward(5);
    expect(room.heard()).toHaveLength(1);
    expect(await answer(dina, () => dina.writes('seen INC-1'))).toContain('Nobody is reminded of INC-1 before');
    expect(room.card().words).toContain('Dina Krogh has seen it and is on it until 09:20');
    expect(kim.card().words).toContain('Dina Krogh has seen your case.');
    expect(room.card().words).toContain('New – nobody has taken it yet');
    // Without her the lead would have heard after 15 minutes.
    await world.forward(24);
    expect(anna.heard().filter((words) => words.includes('has taken it after'))).toEqual([]);
    await world.forward(2);
    expect(anna.heard().filter((words) => words.includes('has taken it after'))).toHaveLength(1);
    expect(await answer(dina, () => dina.writes('seen INC-1'))).toContain('has already said that INC-1 was seen');
  });

  test('the lead assigns a case: who gets it is told, the caller once', async () => {
    const { anna, dina, kim, room } = world;
    await anna.presses('More…');
    expect(await answer(anna, () => anna.fills('Assign…', { to: 'dina' }))).toMatch(
      /Dina Krogh has INC-1 now|Dina Krogh has it/,
    );
    expect(dina.heard()).toEqual([expect.stringContaining('Anna Holm has given you this case. It is P1')]);
    expect(kim.heard().filter((words) => words.includes('has taken your'))).toHaveLength(1);
    expect(room.card().words).toContain('In progress – Dina Krogh has it');
    await world.forward(20);
    expect(room.heard().filter((words) => words.includes('has taken it after'))).toEqual([]);
  });

  test('an operator cannot assign, and hears why', async () => {
    const { dina } = world;
    expect(await answer(dina, () => dina.writes('assign INC-1 anna'))).toContain(
      'Only the lead and the admins can do that',
    );
    expect((await world.incident()).state.status).toBe('new');
  });

  test('what waits for a day comes back by itself, and its owner is told', async () => {
    const { dina, room, kim } = world;
    await dina.writes('claim INC-1');
    expect(await answer(dina, () => dina.writes('wait INC-1 tomorrow 10:00'))).toContain(
      'INC-1 is on hold until tomorrow at 10:00',
    );
    expect(room.card().words).toContain('Waiting for a date – Dina Krogh has it');
    expect(kim.card().words).toContain('You need not do anything.');
    dina.heard();
    await world.forward(24 * 60 + 59);
    expect(dina.heard().filter((words) => words.includes('The time has come'))).toEqual([]);
    await world.forward(2);
    expect(dina.heard().filter((words) => words.includes('The time has come'))).toHaveLength(1);
    expect((await world.incident()).state.status).toBe('in_progress');
  });

  test('a moment that is over, or no moment at all, is refused with a sentence', async () => {
    const { dina } = world;
    await dina.writes('claim INC-1');
    expect(await answer(dina, () => dina.writes('wait INC-1 1/1-2020'))).toContain('Choose a moment after now');
    expect(await answer(dina, () => dina.writes('wait INC-1 one day'))).toContain('I do not understand the moment');
    expect((await world.incident()).state.status).toBe('in_progress');
  });

  test('handed over, it stays until somebody there accepts; then its card moves to their room', async () => {
    const { anna, bo, dina, room, operators } = world;
    const network = operators.room('network', [bo]);
    await bo.writesIn(network, 'link network');
    network.begins();
    await dina.writes('claim INC-1');
    const said = await answer(dina, () => dina.writes('hand over INC-1 network it is the wifi'));
    expect(said).toContain('Network was offered INC-1');
    expect(network.heard()).toEqual([expect.stringContaining('Service desk offers you this case')]);
    expect((await world.incident()).state.owner?.name).toBe('Dina Krogh');
    anna.heard();
    expect(await bo.presses('Accept')).toContain('INC-1 is now yours and Network’s');
    await world.forward(1);
    expect(network.card().words).toContain('In progress – Bo Lund has it');
    expect(
      room
        .posts()
        .map(({ words }) => words)
        .join('\n'),
    ).toContain('The case has moved to Network.');
    expect(room.cards().some(({ buttons }) => buttons.includes('Resolve'))).toBe(false);
    expect(await bo.pressesLate('Accept')).toMatch(/is so already|INC-1/);
    expect((await world.incident()).timeline.filter(({ type }) => type === 'accepted')).toHaveLength(1);
  });

  test('sent back with a word why, its owner is told', async () => {
    const { bo, dina, operators } = world;
    const network = operators.room('network', [bo]);
    await bo.writesIn(network, 'link network');
    await dina.writes('claim INC-1');
    await dina.writes('hand over INC-1 network');
    dina.heard();
    await bo.fills('Send back', { why: 'The wifi is fine' });
    expect(dina.heard().filter((words) => words.includes('Bo Lund has sent it back'))).toEqual([
      expect.stringContaining('The wifi is fine'),
    ]);
    expect((await world.incident()).state).toMatchObject({ team: 'service-desk', owner: { name: 'Dina Krogh' } });
  });

  test('a claimed case that lies still reminds its owner, then the lead, each once', async () => {
    const { anna, carl, dina } = world;
    await dina.writes('claim INC-1');
    const silent = (person: Person) => person.heard().filter((words) => words.includes('has happened')).length;
    await world.forward(29);
    expect([silent(dina), silent(anna)]).toEqual([0, 0]);
    await world.forward(2);
    expect([silent(dina), silent(anna)]).toEqual([1, 0]);
    await world.forward(30);
    expect([silent(dina), silent(anna)]).toEqual([0, 1]);
    await world.forward(60);
    expect([silent(dina), silent(anna), silent(carl)]).toEqual([0, 0, 0]);
  });

  test('a note counts as news', async () => {
    const { dina } = world;
    await dina.writes('claim INC-1');
    await world.forward(20);
    await dina.presses('More…');
    await dina.fills('Internal note', { text: 'Looking at the switch' });
    dina.heard();
    await world.forward(25);
    expect(dina.heard().filter((words) => words.includes('has happened'))).toEqual([]);
    await world.forward(6);
    expect(dina.heard().filter((words) => words.includes('has happened'))).toHaveLength(1);
  });
});
