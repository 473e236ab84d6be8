import { aDesk } from '../../support/desk';
import { until } from '../../support/on-call';
import { CROSSED, openWorld, type World } from '../../support/world';

const TWO_DAYS = { kind: 'days', days: 2, text: '2d' } as const;

describe.each(CROSSED)('%s: a target of two days by the clock', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    const { targets } = aDesk();
    const noNews = { kind: 'days', days: 30, text: '30d' } as const;
    const all = { response: TWO_DAYS, resolution: TWO_DAYS, noNews };
    const desk = aDesk({ targets: { ...targets, P3: { ...targets.P3, ...all }, P4: { ...targets.P4, ...all } } });
    world = await openWorld({ caller, team, desk });
  });
  afterEach(() => world.close());

  test('that begins on Friday at six says nothing of its half or nine tenths over the weekend, only that it is missed', async () => {
    const { bo, kim } = world;
    await until(world, '2026-11-27T17:00:00Z');
    await kim.writes('report the wifi is slow');
    await bo.writes('claim INC-1');
    bo.heard();
    await until(world, '2026-11-29T16:30:00Z');
    expect(bo.heard()).toEqual([]);
    await until(world, '2026-11-29T17:05:00Z');
    expect(bo.heard().join()).toMatch(/INC-1/);
    expect((await world.incident()).state.resolutionTarget).toMatchObject({ marks: [], breachedAt: expect.any(Date) });
  });
});
