import type { Desk } from '../../src/desk/model';
import { answer, deskWith, swapChoices, until, WEEKLY, whoIsPinged } from '../support/on-call';
import { openWorld, PAIRS, type World } from '../support/world';

describe.each(PAIRS)('%s: shifts that are swapped', (_, caller, team) => {
  let world: World | undefined;
  afterEach(() => world?.close());
  const open = async (desk: Desk): Promise<World> => {
    world = await openWorld({ caller, team, desk });
    return world;
  };

  const THURSDAY_NEXT_WEEK = '2026-12-03T12:00:00Z';

  test('a swap that is refused changes nothing, and who asked hears of it', async () => {
    const here = await open(deskWith(WEEKLY));
    const { anna, dina } = here;
    await dina.writes('oncall service desk');
    const [own] = (await swapChoices(here, dina)).give;
    const asked = { give: own ?? '', take: 'anna||' };
    expect(await answer(dina, () => dina.fills('Swap a shift', asked))).toContain(
      'Anna Holm was asked to take your shift',
    );
    expect(anna.heard()).toEqual([expect.stringContaining('Dina Krogh asks whether you will take the shift')]);
    expect(await anna.presses('No')).toContain('You said no');
    expect(dina.heard()).toEqual([expect.stringContaining('Anna Holm said no. The shift is still yours.')]);
    // The second click, on what a client still shows.
    expect(await anna.pressesLate('Yes, I take it')).toContain('It has been answered already');
    await until(here, THURSDAY_NEXT_WEEK);
    expect(await whoIsPinged(here)).toEqual(['Dina Krogh']);
  });

  test('a swap that is accepted changes both shifts', async () => {
    const here = await open(deskWith(WEEKLY));
    const { anna, dina } = here;
    await dina.writes('oncall service desk');
    const { give, take } = await swapChoices(here, dina);
    // Dina's first week against Anna's next but one.
    await answer(dina, () => dina.fills('Swap a shift', { give: give[0] ?? '', take: take[1] ?? '' }));
    expect(await anna.presses('Yes, I take it')).toContain('It is settled');
    expect(dina.heard()).toEqual([expect.stringContaining('Anna Holm said yes')]);
    await until(here, THURSDAY_NEXT_WEEK);
    expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
    await until(here, '2026-12-10T12:00:00Z');
    expect(await whoIsPinged(here)).toEqual(['Dina Krogh']);
  });

  test('somebody who has never met Vagt cannot be asked, and who asks hears that', async () => {
    const desk = deskWith(WEEKLY);
    const team = desk.teams['service-desk'];
    if (!team) throw new Error('No service desk');
    const eva = { key: 'eva', name: 'Eva Dam', email: 'eva.dam@example.com', ids: [], skills: [] };
    const more = {
      people: { ...desk.people, eva },
      teams: { ...desk.teams, 'service-desk': { ...team, members: ['anna', 'dina', 'eva'] } },
    };
    const here = await open({ ...desk, ...more });
    const { dina } = here;
    await dina.writes('oncall service desk');
    const [own = ''] = (await swapChoices(here, dina)).give;
    expect(await answer(dina, () => dina.fills('Swap a shift', { give: own, take: 'eva||' }))).toContain(
      'Eva Dam has never talked to Vagt',
    );
    expect((await here.store.onCall.load()).changes.swaps).toEqual([]);
  });

  test('a swap of a shift that is no longer theirs is refused when it is accepted', async () => {
    const here = await open(deskWith(WEEKLY));
    const { anna, dina } = here;
    await dina.writes('oncall service desk');
    const [own = ''] = (await swapChoices(here, dina)).give;
    await dina.fills('Swap a shift', { give: own, take: 'anna||' });
    await anna.writes('oncall service desk');
    await anna.fills('Put somebody on', { person: 'anna', from: '30/11 12:00', to: '30/11 18:00' });
    expect(await answer(anna, () => anna.presses('Yes, I take it'))).toContain('The schedule has changed since');
  });
});
