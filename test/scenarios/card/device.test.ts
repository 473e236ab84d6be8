import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type Person, type World } from '../../support/world';
import type { Inputs } from '../../support/world/types';

const desk = {
  ...aDesk({
    services: {
      print: {
        key: 'print',
        name: { da: 'Udskrift', en: 'Printing' },
        category: 'other',
        team: 'service-desk',
        criticality: 'high',
        targets: {},
      },
    },
  }),
  criticality: true,
};

/** A window opens in Slack, and the card itself changes in Teams. What is said of it comes back. */
const changes = async (person: Person, first: Inputs, then: Inputs): Promise<string> => {
  if (person.platform === 'slack') return person.fills('Change', { ...first, ...then });
  await person.presses('Change', first);
  return person.presses('Send', then);
};

describe.each(CROSSED)('%s: a device that a report names', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk, language: 'da' });
    await world.store.devices.put(
      [{ key: 'prn-3-12', tag: 'PRN-3-12', name: 'LaserJet', place: '3. sal', service: 'print' }],
      '1',
    );
  });
  afterEach(() => world.close());

  test('stands on the team’s card with its service, how often it was that, and why it is urgent', async () => {
    const { kim, room } = world;
    await kim.writes('report prn-3-12 is jammed');
    expect((await world.incident(1)).state).toMatchObject({ device: { tag: 'PRN-3-12' }, service: 'print' });
    const first = room.card().words;
    expect(first).toContain('PRN-3-12 · LaserJet · 3. sal');
    expect(first).toContain('(høj på grund af Udskrift)');
    expect(first).not.toContain('gang på en måned');
    await kim.writes('report The printer PRN-3-12 again');
    await kim.writes('report PRN-3-12 prints nothing');
    const third = room.cards().at(-1)?.words ?? '';
    expect(third).toMatch(/3\\?\. gang på en måned, efter INC-[12] og INC-[12]/);
    expect(
      kim
        .cards()
        .map(({ words }) => words)
        .join(),
    ).not.toMatch(/gang på en måned|time in a month/);
    await kim.writes('report PRN-9-99 is jammed');
    expect((await world.incident(4)).state.device).toBeUndefined();
  });

  test('is offered in the form’s line, changed there, and by an operator afterwards', async () => {
    const { kim, dina, room } = world;
    const report = { text: 'PRN-3-12 is jammed', impact: 'me', urgency: 'working' };
    await kim.writes(report.text);
    expect(kim.heard().join('\n')).toContain('Printing · PRN-3-12 LaserJet');
    expect(await changes(kim, report, { device: 'PRN-9-99' })).toContain('PRN-9-99');
    expect(await world.store.incidents.countOpen()).toEqual([]);
    await kim.writes(report.text);
    kim.heard();
    await changes(kim, report, { device: 'PRN-3-12', service: 'none' });
    const { state } = await world.incident(1);
    expect(state.device?.tag).toBe('PRN-3-12');
    expect(state.service).toBeUndefined();
    await dina.writes('enhed INC-1 ingen');
    expect((await world.incident(1)).state.device).toBeUndefined();
    await dina.writes('enhed INC-1 prn-3-12');
    expect(room.cards().at(-1)?.words).toContain('PRN-3-12 · LaserJet · 3. sal');
    expect((await world.incident(1)).state.service).toBe('print');
  });

  test('shows its service: who has it, what is open, how long it was down', async () => {
    const { kim, dina } = world;
    await kim.writes('report PRN-3-12 is jammed');
    await kim.presses('Everybody');
    await kim.presses('No');
    world.clock.advance(90 * 60_000);
    expect((await world.incident(1)).state).toMatchObject({ priority: 'P1', down: [{ service: 'print' }] });
    await dina.writes('service udskrift');
    const said = dina.heard().join();
    expect(said).toContain('INC-1');
    expect(said).toMatch(/1 hour|1 time/);
    await kim.writes('service udskrift');
    expect(kim.heard().join()).not.toContain('Criticality');
  });
});
