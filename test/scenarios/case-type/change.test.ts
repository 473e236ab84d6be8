import { aTypedDesk } from '../../support/case-types';
import { CROSSED, openWorld, type Person, type World } from '../../support/world';
import type { Inputs } from '../../support/world/types';

/** A window opens in Slack, and the card itself changes in Teams, where nothing goes while a required answer is missing. */
const changes = async (person: Person, first: Inputs, then: Inputs): Promise<string> => {
  if (person.platform === 'slack') return person.fills('Change', { ...first, ...then });
  await person.presses('Change', first);
  return person.presses('Send', then);
};

describe.each(CROSSED)('%s: broken, needed or asked', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test('a request is taken for one, and its caller says with one tap that something is broken', async () => {
    world = await openWorld({ caller, team, desk: aTypedDesk() });
    const { kim, room } = world;
    await kim.writes('report I would like to order a new laptop');
    expect(kim.card().words).toContain('We took it for a request');
    expect(room.card().words).toContain('Request');
    expect(room.card().words).not.toContain('affected');
    await kim.presses('Something is broken');
    expect((await world.incident()).state).not.toHaveProperty('caseType');
    expect(kim.card().buttons).toContain('Only me');
    expect(room.card().words).toContain('Incident');
  });

  test('the operator changes it with one press, and the caller hears of the new time', async () => {
    world = await openWorld({ caller, team, desk: aTypedDesk() });
    const { kim, dina, room } = world;
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    kim.heard();
    await dina.presses('More…');
    expect(await dina.presses('Change to: Request')).toContain('P4 · low, as a request has');
    expect((await world.incident()).state).toMatchObject({ caseType: 'request', priority: 'P4' });
    expect(room.card().words).toContain('Request');
    expect(kim.card().words).toContain('Request');
    expect(kim.card().buttons).not.toContain('I have a question');
    expect(kim.heard()).toHaveLength(1);
  });

  test('the form says what it was taken for, and changes it before it is sent', async () => {
    world = await openWorld({ caller, team, desk: aTypedDesk() });
    const { kim, room } = world;
    await kim.writes('We need to order a docking station');
    await changes(kim, { impact: 'team' }, { caseType: 'request', category: 'network', where: 'Floor 3' });
    expect((await world.incident()).state).toMatchObject({
      caseType: 'request',
      category: 'network',
      impact: 'team',
      where: 'Floor 3',
      unanswered: ['urgency'],
    });
    expect(kim.card().words).toContain('as a request has; for the whole team');
    expect(room.cards()).toHaveLength(0);
  });

  test('the form asks on where it is something broken after all', async () => {
    world = await openWorld({ caller, team, desk: aTypedDesk() });
    const { kim } = world;
    await kim.writes('How do I print again on floor 3?');
    const asked = await changes(kim, {}, { caseType: 'incident', category: 'words' });
    expect(asked).toContain('Please fill in everything');
    expect(asked).toContain('Can you work?');
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
  });

  test('each is counted apart, and looked for by its word', async () => {
    world = await openWorld({ caller, team, desk: aTypedDesk() });
    const { kim, dina } = world;
    await kim.writes('report The printer is jammed');
    await kim.writes('report The scanner is jammed');
    await kim.writes('report I would like to order a new laptop');
    await dina.writes('queue');
    const shown = () => [...dina.posts().map(({ words }) => words), ...dina.heard()].join();
    expect(shown()).toContain('2 incidents and 1 request – most urgent first');
    await dina.writes('queue requests');
    expect(shown()).toContain('Queue: Request');
    expect(shown()).toContain('1 incident');
    await kim.writes('mine');
    expect([...kim.posts().map(({ words }) => words), ...kim.heard()].join()).toContain('Request · P4 · low');
  });

  test('in Danish', async () => {
    world = await openWorld({ caller, team, desk: aTypedDesk(), locale: 'da-DK', language: 'da' });
    const { kim, dina, room } = world;
    await kim.writes('meld Hvordan skifter jeg min adgangskode?');
    expect(kim.card().words).toContain('Vi har læst det som et spørgsmål. Passer det ikke?');
    expect(room.card().words).toContain('P5 · lavest, som et spørgsmål har');
    await dina.writes('type INC-1 fejl');
    expect((await world.incident()).state).not.toHaveProperty('caseType');
    expect(room.card().words).toContain('Fejl');
    expect(await dina.presses('Mere…')).toContain('Skift til: Anmodning');
  });

  test('a desk without types asks and shows nothing of them', async () => {
    world = await openWorld({ caller, team });
    const { kim, dina, room } = world;
    await kim.writes('report I would like to order a new laptop');
    expect(kim.card().words).not.toContain('Request');
    expect(room.card().words).not.toMatch(/Type|Request|Incident/);
    expect(await dina.presses('More…')).not.toContain('Change to');
  });
});
