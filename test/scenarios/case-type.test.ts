import { aTypedDesk } from '../support/case-types';
import { CROSSED, openWorld, type World } from '../support/world';

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
