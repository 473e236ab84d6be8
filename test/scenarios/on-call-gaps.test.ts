import type { Desk, OnCall } from '../../src/desk/model';
import { deskWith, pinged, until, urgent, WEEKLY, whoIsPinged } from '../support/on-call';
import { openWorld, PAIRS, type World } from '../support/world';

describe.each(PAIRS)('%s: gaps and absences', (_, caller, team) => {
  let world: World | undefined;
  afterEach(() => world?.close());
  const open = async (desk: Desk): Promise<World> => {
    world = await openWorld({ caller, team, desk });
    return world;
  };

  const DAYTIME: OnCall = {
    ...WEEKLY,
    layers: [{ from: '2026-11-23', at: '08:00', days: 7, people: ['anna', 'dina'], hours: 'office' }],
  };

  test('in a gap that is held nobody is told until somebody is on', async () => {
    const here = await open(deskWith({ ...DAYTIME, gap: 'hold' }));
    const { anna, dina } = here;
    await until(here, '2026-11-23T19:00:00Z');
    await urgent(here);
    await here.forward(60);
    expect(pinged(here)).toEqual([]);
    await anna.writes('why INC-1');
    expect(anna.posts().at(-1)?.words).toMatch(/nobody is on call/i);
    await until(here, '2026-11-24T06:59:00Z');
    expect(pinged(here)).toEqual([]);
    await until(here, '2026-11-24T07:01:00Z');
    expect(pinged(here)).toEqual(['Anna Holm']);
    expect(dina.heard()).toEqual([]);
  });

  test('what is claimed while it is held is never told', async () => {
    const here = await open(deskWith({ ...DAYTIME, gap: 'hold' }));
    await until(here, '2026-11-23T19:00:00Z');
    await urgent(here);
    await here.forward(60);
    await here.dina.writes('claim INC-1');
    await until(here, '2026-11-24T08:00:00Z');
    expect(pinged(here)).toEqual([]);
  });

  test('a gap that goes to the lead is told to the lead at once', async () => {
    const here = await open(
      deskWith({ ...DAYTIME, layers: [{ ...DAYTIME.layers[0], people: ['dina'] }], gap: 'lead' }),
    );
    await until(here, '2026-11-23T19:00:00Z');
    expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
  });

  test('a gap is announced days before, once, to the lead', async () => {
    const here = await open(deskWith({ ...WEEKLY, layers: [{ ...WEEKLY.layers[0], people: ['dina'] }] }));
    const { anna, dina } = here;
    await dina.writes('away');
    await dina.presses('Save', { from: 'friday 12:00', to: 'sunday 12:00' });
    expect(anna.heard()).toEqual([]);
    await here.forward(2 * 24 * 60);
    expect(anna.heard().filter((words) => words.includes('Nobody is on call'))).toHaveLength(1);
    await here.forward(2 * 24 * 60);
    expect(anna.heard().filter((words) => words.includes('Nobody is on call'))).toEqual([]);
  });

  test('the turn of somebody who is away goes to the next, and their cases are offered to the lead in the morning', async () => {
    const here = await open(deskWith({ ...WEEKLY, layers: [{ ...WEEKLY.layers[0], people: ['dina', 'anna'] }] }));
    const { anna, dina } = here;
    await here.kim.writes('report The printer is jammed');
    await dina.writes('claim INC-1');
    await dina.writes('away');
    await dina.presses('Save', { from: 'tomorrow 0:00', to: 'friday' });
    anna.heard();
    await until(here, '2026-11-24T07:02:00Z');
    expect(anna.heard().filter((words) => words.includes('is away today'))).toEqual([
      expect.stringContaining('Dina Krogh of Service desk is away today and has 1 open case'),
    ]);
    expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
  });
});
